// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FILL_HPP
#define NERVELET_LAYER_BASE_FILL_HPP

#include <cstddef>
#include <utility>

#include "../../kernel/kernels.hpp"

namespace nervelet {

namespace detail {

/// A block of numbers that are set.
template <class T>
struct Fill {
    T* numbers;
    T value;

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        const T unrolled[] = {(numbers[first + Index] = value)...};
        static_cast<void>(unrolled);
    }
};

/// Sets Size numbers, unrolled.
template <std::size_t Size, class T>
constexpr void fill(T* numbers, T value) {
    kernel::Blocks<Size, 8>::for_each(Fill<T>{numbers, value});
}

/// Moves Size numbers, and leaves zeros where they were.
template <std::size_t Size, class T>
constexpr void move_numbers(T* from, T* to) {
    for (std::size_t i = 0; i < Size; ++i) {
        to[i] = from[i];
        from[i] = T(0);
    }
}

} // namespace detail

} // namespace nervelet

#endif
