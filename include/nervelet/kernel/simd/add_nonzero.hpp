// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_ADD_NONZERO_HPP
#define NERVELET_KERNEL_SIMD_ADD_NONZERO_HPP

#include "lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// sum + factor row; where the factor is zero, sum as it is, whatever the row holds: adding -0 changes no number. Only
/// where HasZeros says that there may be such a factor it is asked for.
template <bool HasZeros>
struct AddNonzero {
    template <class T, class Type>
    static Type of(Type sum, T factor, Type row) {
        return sum + factor * row;
    }
};

template <>
struct AddNonzero<true> {
    template <class T, class Type>
    static Type of(Type sum, T factor, Type row) {
        const Type factors = factor - Type{};
        return sum + (factors != Type{} ? factors * row : -Type{});
    }
};

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
