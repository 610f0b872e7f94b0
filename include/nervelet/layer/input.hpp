// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_INPUT_HPP
#define NERVELET_LAYER_INPUT_HPP

#include "../core/shape.hpp"

namespace nervelet {

/// The shape of what goes into a network: the first of its layers, and the only place where that width is written.
template <std::size_t... Dimensions>
struct Input {
    static_assert(Shape<Dimensions...>::size > 0, "Input<Width>: expected at least one input, got Input<0>.");
    using shape = Shape<Dimensions...>;
};

} // namespace nervelet

#endif
