// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_VALUE_BARRIER_HPP
#define NERVELET_CORE_MATH_VALUE_BARRIER_HPP

#include "bits.hpp"

namespace nervelet {
namespace math {

/// x in a register of its processor's floating point unit, or in memory where there is none, after an assembler
/// statement of no instructions, of which the compiler must assume that it could have changed x.
template <class T>
T value_barrier_at_run_time(T x) {
#if defined(__SSE2__) && defined(__AVX512F__)
    __asm__("" : "+v"(x));
#elif defined(__SSE2__)
    __asm__("" : "+x"(x));
#elif defined(__aarch64__) || (defined(__arm__) && defined(__ARM_FP) && (__ARM_FP & 8) != 0)
    __asm__("" : "+w"(x));
#elif defined(__arm__)
    __asm__("" : "+r"(x)); // a move, where the unit has only floats
#elif defined(__GNUC__)
    __asm__("" : "+m"(x));
#endif
    return x;
}

#if defined(__arm__) && defined(__ARM_FP) && (__ARM_FP & 4) != 0
inline float value_barrier_at_run_time(float x) {
    __asm__("" : "+t"(x));
    return x;
}
#endif

/// x, rounded to its type, and nothing that the compiler knows about how it was formed. Otherwise -fassociative-math
/// would make x of (x + c) - c, which is written to round x, and the x87 unit would keep more bits than a T has.
template <class T>
constexpr T value_barrier(T x) {
    return math::constant_evaluated() ? x : math::value_barrier_at_run_time(x);
}

} // namespace math
} // namespace nervelet

#endif
