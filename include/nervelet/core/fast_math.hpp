// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_FAST_MATH_HPP
#define NERVELET_CORE_FAST_MATH_HPP

#include "language.hpp"

// Under -ffast-math, -Ofast or -ffinite-math-only the compiler assumes that there is no NaN and no infinity, and
// removes the comparisons by which a training step refuses them. It also reorders sums, so results differ from machine
// to machine. NERVELET_ALLOW_FAST_MATH gives up both guarantees.
#if !defined(NERVELET_ALLOW_FAST_MATH)
#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)
#error "nervelet: -ffast-math removes the checks for NaN. Leave it out, or define NERVELET_ALLOW_FAST_MATH."
#endif
#endif

#endif
