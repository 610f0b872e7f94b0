// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_TYPE_IDENTITY_HPP
#define NERVELET_CORE_TYPE_IDENTITY_HPP

namespace nervelet {

namespace detail {

/// The result of a function check_...(), whose body has a static_assert with the error message for a wrong argument.
/// type is the argument where it is right, else a harmless stub, so that one mistake gives one error. The static_assert
/// is not in a class, because Clang drops a class whose static_assert fails and then reports that it is missing.
template <class Type>
struct TypeIdentity {
    using type = Type;
};

} // namespace detail

} // namespace nervelet

#endif
