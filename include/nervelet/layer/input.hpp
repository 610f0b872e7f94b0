// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_INPUT_HPP
#define NERVELET_LAYER_INPUT_HPP

#include <type_traits>

#include "../core/shape.hpp"

namespace nervelet {

/// The shape of what goes into a network: the first of its layers, and the only place where that width is written.
template <std::size_t... Dimensions>
struct Input {
    static constexpr bool has_width = sizeof...(Dimensions) > 0 && Shape<Dimensions...>::size > 0;
    using shape = std::conditional_t<has_width, Shape<Dimensions...>, Shape<1>>;
    static_assert(has_width, "Input<Width>: expected at least one input, got none. Write it as Input<64>.");
};

} // namespace nervelet

#endif
