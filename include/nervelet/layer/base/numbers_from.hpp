// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_NUMBERS_FROM_HPP
#define NERVELET_LAYER_BASE_NUMBERS_FROM_HPP

#include <cstddef>

namespace nervelet {

namespace detail {

/// What x, a view of numbers, has from number `first` on.
template <class X>
struct NumbersFrom {
    X x;
    std::size_t first;
    constexpr auto operator[](std::size_t k) const { return x[first + k]; }
};

template <class X>
constexpr NumbersFrom<X> numbers_from(const X& x, std::size_t first) {
    return {x, first};
}

template <class T>
constexpr const T* numbers_from(const T* const& x, std::size_t first) {
    return x + first;
}

} // namespace detail

} // namespace nervelet

#endif
