// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_SHAPE_HPP
#define NERVELET_CORE_SHAPE_HPP

#include <cstddef>

namespace nervelet {

/// The dimensions of the array of numbers between two layers. size is their product.
template <std::size_t... Dimensions>
struct Shape;

/// No dimension: one number.
template <>
struct Shape<> {
    static constexpr std::size_t size = 1; ///< the empty product
};

/// At least one dimension.
template <std::size_t First, std::size_t... Rest>
struct Shape<First, Rest...> {
    static constexpr std::size_t size = First * Shape<Rest...>::size; ///< the number of numbers
};

} // namespace nervelet

#endif
