// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_ALLOWED_VALUES_HPP
#define NERVELET_STORAGE_ALLOWED_VALUES_HPP

#include <cstddef>
#include <type_traits>
#include <utility>

#include "../core/math/classify.hpp"
#include "../network/contract.hpp"

namespace nervelet {

namespace detail {

/// Whether Part has a static member allows(archive), which reads the fields and says whether they can be those of a
/// Part. It needs no second Part in memory.
template <class Part, class Archive, class = void>
struct HasAllows : std::false_type {};

template <class Part, class Archive>
struct HasAllows<Part, Archive,
                 typename MakeVoid<decltype(static_cast<bool>(Part::allows(std::declval<Archive&>())))>::type>
    : std::true_type {};

/// Whether Part has a member is_valid(), which says so of itself.
template <class Part, class = void>
struct HasIsValid : std::false_type {};

template <class Part>
struct HasIsValid<Part, typename MakeVoid<decltype(static_cast<bool>(std::declval<const Part&>().is_valid()))>::type>
    : std::true_type {};

/// What part says of itself.
template <class Part>
constexpr std::enable_if_t<HasIsValid<Part>::value, bool> is_valid_part(const Part& part) {
    return static_cast<bool>(part.is_valid());
}

/// The same where it says nothing.
template <class Part>
constexpr std::enable_if_t<!HasIsValid<Part>::value, bool> is_valid_part(const Part&) {
    return true;
}

/// Whether the fields that archive reads can be those of a Part.
template <class Part, class Archive>
constexpr std::enable_if_t<HasAllows<Part, Archive>::value, bool> allows_fields(const Part&, Archive& archive) {
    return Part::allows(archive);
}

/// The same, by a copy of part that takes the fields.
template <class Part, class Archive>
constexpr std::enable_if_t<!HasAllows<Part, Archive>::value && HasIsValid<Part>::value, bool>
allows_fields(const Part& part, Archive& archive) {
    Part copy = part;
    Part::fields(copy, archive);
    return static_cast<bool>(static_cast<const Part&>(copy).is_valid());
}

/// The same where every value is possible; the archive sees whether the bits are.
template <class Part, class Archive>
constexpr std::enable_if_t<!HasAllows<Part, Archive>::value && !HasIsValid<Part>::value, bool>
allows_fields(const Part& part, Archive& archive) {
    Part::fields(part, archive);
    return true;
}

/// Whether an optimizer's State has a static member allows(number, index).
template <class State, class T, class = void>
struct HasAllowedNumbers : std::false_type {};

template <class State, class T>
struct HasAllowedNumbers<State, T,
                         typename MakeVoid<decltype(static_cast<bool>(State::allows(T(), std::size_t())))>::type>
    : std::true_type {};

/// Whether number, the one with that index, can stand in an optimizer's State.
template <class State, class T>
constexpr std::enable_if_t<HasAllowedNumbers<State, T>::value, bool> allows_number(T number, std::size_t index) {
    return State::allows(number, index);
}

/// The same for a State that does not say: any finite number.
template <class State, class T>
constexpr std::enable_if_t<!HasAllowedNumbers<State, T>::value, bool> allows_number(T number, std::size_t) {
    return math::is_finite(number);
}

} // namespace detail

} // namespace nervelet

#endif
