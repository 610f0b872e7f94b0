// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_SQUARE_ROOT_HPP
#define NERVELET_KERNEL_SIMD_SQUARE_ROOT_HPP

#include "../../core/math/sqrt.hpp"
#include "lanes.hpp"
#include "refined_square_root.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// Square roots of numbers >= 0: number by number, or in halves down to what the processor takes at once. In assembler,
/// because of errno: compilers call libm beside their own instruction.
template <class T, std::size_t Count>
struct SquareRoot {
    using Type = typename Lanes<T, Count>::Type;

    static Type of(Type numbers) {
        using Half = Lanes<T, Count / 2>;
        T values[Count];
        Lanes<T, Count>::store(values, numbers);
        Half::store(values, SquareRoot<T, Count / 2>::of(Half::load(values)));
        Half::store(values + Count / 2, SquareRoot<T, Count / 2>::of(Half::load(values + Count / 2)));
        return Lanes<T, Count>::load(values);
    }
};

template <class T>
struct SquareRoot<T, 2> {
    using Type = typename Lanes<T, 2>::Type;

    static Type of(Type numbers) {
        T values[2];
        Lanes<T, 2>::store(values, numbers);
        values[0] = math::sqrt(values[0]);
        values[1] = math::sqrt(values[1]);
        return Lanes<T, 2>::load(values);
    }
};

#if defined(NERVELET_HAS_AVX512)
template <>
struct SquareRoot<float, 16> {
    using Type = Lanes<float, 16>::Type;

    static Type of(Type numbers) { return refined_square_root(numbers); }
};
#endif
#if defined(NERVELET_HAS_AVX)
template <>
struct SquareRoot<float, 8> {
    using Type = Lanes<float, 8>::Type;

    static Type of(Type numbers) {
        Type roots;
        __asm__("vsqrtps %1, %0" : "=x"(roots) : "x"(numbers));
        return roots;
    }
};
#endif
#if defined(NERVELET_HAS_SSE2)
template <>
struct SquareRoot<float, 4> {
    using Type = Lanes<float, 4>::Type;

    static Type of(Type numbers) {
        Type roots;
#if defined(NERVELET_HAS_AVX)
        __asm__("vsqrtps %1, %0" : "=x"(roots) : "x"(numbers));
#else
        __asm__("sqrtps %1, %0" : "=x"(roots) : "x"(numbers));
#endif
        return roots;
    }
};
#endif

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
