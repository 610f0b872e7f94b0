// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_REFINED_SQUARE_ROOT_HPP
#define NERVELET_KERNEL_SIMD_REFINED_SQUARE_ROOT_HPP

#include "lanes.hpp"

#if defined(NERVELET_HAS_AVX512)

namespace nervelet {
namespace kernel {
namespace simd {

/// Square roots of 16 numbers >= 0 from the processor's estimate of 1 / sqrt(x), in less time than its square root
/// takes, which shares a slow unit with division. root and half, 1 / (2 root), are improved by what 1/2 - root half is
/// missing, and the root then by x - root^2, which is exact; so the last addition rounds correctly. The bits are those
/// of VSQRTPS, tested for every float. Source: Markstein, Computation of elementary functions on the IBM RISC
/// System/6000 processor, 1990.
inline Lanes<float, 16>::Type refined_square_root(Lanes<float, 16>::Type x) {
    using Type = Lanes<float, 16>::Type;
    const Type least = Type{} + 8.673617379884035e-19f; // 2^-60: below, x - root^2 may be too small for a float
    const Type scaled = x < least ? x * 7.922816251426434e28f : x; // 2^96
    const Type one_half = Type{} + 0.5f;
    Type root;
    Type half;
    Type rest;
    __asm__(R"(
        vrsqrt14ps %[x], %[half]
        vmulps %[half], %[x], %[root]
        vmulps %[half], %[one_half], %[half]
        vmovaps %[one_half], %[rest]
        vfnmadd231ps %[half], %[root], %[rest]
        vfmadd231ps %[rest], %[half], %[half]
        vfmadd231ps %[rest], %[root], %[root]
        vmovaps %[x], %[rest]
        vfnmadd231ps %[root], %[root], %[rest]
        vfmadd231ps %[rest], %[half], %[root]
    )"
            : [root] "=&v"(root), [half] "=&v"(half), [rest] "=&v"(rest)
            : [x] "v"(scaled), [one_half] "v"(one_half));
    root = x < least ? root * 3.552713678800501e-15f : root; // 2^-48
    return x != x + x ? root : x;                            // zero and infinity are their own roots
}

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
