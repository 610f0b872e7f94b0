// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_DATA_OF_HPP
#define NERVELET_CORE_DATA_OF_HPP

#include <array>
#include <cstddef>

namespace nervelet {
namespace detail {

/// array.data(), and that in a constant expression before C++17, too: there of all functions of a std::array only the
/// constant operator[] is constexpr.
template <class T, std::size_t Size>
constexpr const T* data_of(const std::array<T, Size>& array) {
    return Size == 0 ? nullptr : &array[0];
}

/// The same of an array that may be changed.
template <class T, std::size_t Size>
constexpr T* data_of(std::array<T, Size>& array) {
    return const_cast<T*>(data_of(static_cast<const std::array<T, Size>&>(array)));
}

} // namespace detail
} // namespace nervelet

#endif
