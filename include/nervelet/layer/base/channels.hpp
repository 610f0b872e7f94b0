// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_CHANNELS_HPP
#define NERVELET_LAYER_BASE_CHANNELS_HPP

#include <cstddef>
#include <type_traits>

#include "../../core/shape.hpp"

namespace nervelet {
namespace detail {

/// How many channels a shape has: its last dimension, because channels lie last. What is before it are the positions;
/// of one dimension alone there is one position.
template <class InputShape>
struct ChannelsOf;

template <std::size_t Only>
struct ChannelsOf<Shape<Only>> : std::integral_constant<std::size_t, Only> {};

template <std::size_t First, std::size_t Second, std::size_t... Rest>
struct ChannelsOf<Shape<First, Second, Rest...>> : ChannelsOf<Shape<Second, Rest...>> {};

} // namespace detail
} // namespace nervelet

#endif
