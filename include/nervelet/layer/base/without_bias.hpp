// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_WITHOUT_BIAS_HPP
#define NERVELET_LAYER_BASE_WITHOUT_BIAS_HPP

#include <cstddef>

namespace nervelet {

namespace detail {

/// A visitor of gradients that hands on what comes before index `end`, where the weights end: for a layer without bias
/// whose kernel visits one.
template <class Visitor>
struct WithoutBias {
    Visitor& visitor;
    std::size_t end;
    static constexpr bool skips_zero_gradient = Visitor::skips_zero_gradient;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = false;

    constexpr auto scale() const { return visitor.scale(); }

    template <class T>
    constexpr void operator()(std::size_t index, T gradient) {
        if (index < end) {
            visitor(index, gradient);
        }
    }
};

} // namespace detail

} // namespace nervelet

#endif
