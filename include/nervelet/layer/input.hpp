// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_INPUT_HPP
#define NERVELET_LAYER_INPUT_HPP

#include <type_traits>

#include "../core/shape.hpp"

namespace nervelet {

namespace detail {

template <std::size_t... Dimensions>
constexpr auto check_width() {
    using Width = Shape<Dimensions...>;
    constexpr bool holds = sizeof...(Dimensions) > 0 && Width::size > 0;
    static_assert(holds, "Input<Width>: expected at least one input, got none. Write it as Input<64>.");
    return std::conditional_t<holds, Width, Shape<1>>{};
}

} // namespace detail

/// The shape of what goes into a network: the first of its layers, and the only place where that width is written.
template <std::size_t... Dimensions>
struct Input {
    using shape = decltype(detail::check_width<Dimensions...>());
};

} // namespace nervelet

#endif
