// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_NORMS_HPP
#define NERVELET_TESTS_SUPPORT_NORMS_HPP

#include <array>
#include <cstddef>

#include <nervelet/nervelet.hpp>

namespace support {

/// Of one gradient.
struct Norms {
    double told;            ///< the norm that an optimizer is told
    double squared_bound;   ///< squared_norm_bound()
    double squared_visited; ///< the sum of the squares of what is visited
};

/// Of the first Count of a batch, under cross-entropy.
template <std::size_t Count, class Net, std::size_t Capacity>
Norms norms(const Net& net, const std::array<typename Net::Input, Capacity>& xs,
            const std::array<nervelet::Label, Capacity>& labels) {
    using namespace nervelet::detail;
    using Sweep = Backpropagation<Net, nervelet::CrossEntropy, Capacity>;
    typename Sweep::Tape tape{};
    CheckedGenerator<Net> random = make_generator<CheckedGenerator<Net>>(9);
    Sweep::sweep(net, xs.data(), labels.data(), Count, tape, random);
    const double bound = Sweep::squared_norm_bound(xs.data(), Count, tape);
    SquaredNorm<double> squares{0.0};
    Sweep::gradient(xs.data(), Count, tape, squares);
    return Norms{GradientNorm<Sweep, std::size_t>{xs.data(), Count, tape, bound}(), bound, squares.sum};
}

} // namespace support

#endif
