// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_TYPE_IDENTITY_HPP
#define NERVELET_CORE_TYPE_IDENTITY_HPP

namespace nervelet {

namespace detail {

/// Carries a type out of a function check_...(), whose body holds the words of a contract and whose deduced result is
/// what the compilation goes on with: what came, or a harmless stub, so that one mistake makes one error. The words are
/// not in a class, because Clang gives up a class at a failed static_assert and then complains about its absence.
template <class Type>
struct TypeIdentity {
    using type = Type;
};

} // namespace detail

} // namespace nervelet

#endif
