// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_RESIDUAL_BATCH_INSIDE_HPP
#define NERVELET_NETWORK_RESIDUAL_BATCH_INSIDE_HPP

#include <cstddef>

#include "../../kernel/one_example.hpp"

namespace nervelet {
namespace detail {

/// Examples of a Residual, as the first of its layers gets them.
template <class Batch, class GradientBelow>
struct BatchInside {
    const Batch& batch;
    GradientBelow place;

    constexpr auto count() const { return batch.count(); }
    constexpr auto x(std::size_t n) const { return batch.x(n); }
    constexpr auto& tape(std::size_t n) const { return batch.tape(n).inside; }
    constexpr GradientBelow below(std::size_t) const { return place; }
};

/// One example of a Residual.
template <class X, class Tape>
struct OneOfResidual {
    const X& input;
    Tape& example;

    static constexpr kernel::OneExample count() { return {}; }
    constexpr X x(std::size_t) const { return input; }
    constexpr Tape& tape(std::size_t) const { return example; }
    constexpr auto z(std::size_t) const { return example.output.data(); }
};

} // namespace detail
} // namespace nervelet

#endif
