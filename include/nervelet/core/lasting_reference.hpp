// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_LASTING_REFERENCE_HPP
#define NERVELET_CORE_LASTING_REFERENCE_HPP

#include <type_traits>

namespace nervelet {

namespace detail {

/// The argument of an object that keeps its address: a reference to a Type that has a name, so that it can outlive the
/// object. Contract::is_right<Other>() has the error messages for everything else; Other is X& for an object with a
/// name and X for a temporary one, as in a forwarding reference. The address of what was refused is nullptr.
template <class Type, class Contract>
class LastingReference {
public:
    template <class Other, class = std::enable_if_t<!std::is_same<std::decay_t<Other>, LastingReference>::value>>
    constexpr LastingReference(Other&& other)
        : address_(address_of(other, std::integral_constant<bool, Contract::template is_right<Other>()>{})) {}

    constexpr Type* address() const { return address_; }
    constexpr Type& operator*() const { return *address_; }

private:
    static constexpr Type* address_of(Type& right, std::true_type) { return &right; }

    template <class Other>
    static constexpr Type* address_of(const Other&, std::false_type) {
        return nullptr;
    }

    Type* address_;
};

/// Whether Other, as in LastingReference, is a Type or derived from it, const or not.
template <class Type, class Other>
using IsA = std::is_base_of<Type, std::remove_cv_t<std::remove_reference_t<Other>>>;

/// Whether Other is const.
template <class Other>
using IsConstant = std::is_const<std::remove_reference_t<Other>>;

} // namespace detail

} // namespace nervelet

#endif
