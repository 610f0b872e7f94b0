// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_WHOLE_NUMBER_HPP
#define NERVELET_CORE_WHOLE_NUMBER_HPP

#include <cstddef>
#include <type_traits>

namespace nervelet {

namespace detail {

/// Whether Type can be a count. The language itself would take 1.9f for 1 and 0.1f or false for 0, without a word.
template <class Type>
using IsWholeNumber =
    std::integral_constant<bool, std::is_convertible<Type, std::size_t>::value &&
                                     !std::is_floating_point<Type>::value && !std::is_same<Type, bool>::value>;

} // namespace detail

} // namespace nervelet

#endif
