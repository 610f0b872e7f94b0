// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_FAST_MATH_HPP
#define NERVELET_CORE_FAST_MATH_HPP

#include "language.hpp"

// Under -ffast-math, -Ofast or -ffinite-math-only the compiler assumes that there is no NaN and no infinity, and
// removes the comparisons by which a training step refuses them. The other parts of -ffast-math reorder sums and
// replace divisions, and the x87 unit of 32-bit PCs keeps more bits than a float has, and with SSE alone more than a
// double has; so results differ from machine to machine. NERVELET_ALLOW_FAST_MATH gives up both guarantees, not the
// mathematics: the functions of core/math stay as accurate. Clang has no macro that tells of -fassociative-math and
// -freciprocal-math alone. It forms vectors for 32-bit NEON where GCC keeps to IEEE 754.
#if !defined(NERVELET_ALLOW_FAST_MATH)
#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)
#error "nervelet: -ffast-math removes the checks for NaN. Leave it out, or define NERVELET_ALLOW_FAST_MATH."
#elif defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__)
#error "nervelet: -funsafe-math-optimizations, -fassociative-math and -freciprocal-math change results from machine \
to machine. Leave them out, or define NERVELET_ALLOW_FAST_MATH."
#elif (defined(__FLT_EVAL_METHOD__) && (__FLT_EVAL_METHOD__ != 0) && (__FLT_EVAL_METHOD__ != 16)) ||                   \
    (defined(__i386__) && !defined(__SSE2__))
#error "nervelet: this processor's floats are calculated with more bits, so results differ from other machines. \
On 32-bit x86 compile with -msse2 -mfpmath=sse, or define NERVELET_ALLOW_FAST_MATH."
#elif defined(__clang__) && defined(__arm__) && defined(__ARM_NEON)
#error                                                                                                                 \
    "nervelet: Clang's vectors on 32-bit Arm take subnormal numbers for zero, so results differ from other machines. \
Compile with -mfpu=vfpv3-d16, or define NERVELET_ALLOW_FAST_MATH."
#endif
#endif

#endif
