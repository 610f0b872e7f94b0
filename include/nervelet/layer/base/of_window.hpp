// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_OF_WINDOW_HPP
#define NERVELET_LAYER_BASE_OF_WINDOW_HPP

#include <cstddef>

namespace nervelet {

namespace detail {

/// The numbers of a window among those of all windows, Columns for each.
template <class T, std::size_t Columns>
struct OfWindow {
    const T* numbers;
    constexpr const T* operator()(std::size_t position) const { return numbers + position * Columns; }
};

} // namespace detail

} // namespace nervelet

#endif
