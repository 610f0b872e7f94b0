// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_FAST_MATH_HPP
#define NERVELET_CORE_FAST_MATH_HPP

#include "language.hpp"

// Under -ffast-math, -Ofast or -ffinite-math-only the compiler takes it that there is no NaN and no infinity, and
// removes the very comparisons by which a step refuses them; sums are reordered, so bits differ from machine to
// machine. Who defines NERVELET_ALLOW_FAST_MATH does without both promises.
#if !defined(NERVELET_ALLOW_FAST_MATH)
#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__)
#error "nervelet: -ffast-math removes the checks for NaN. Leave it out, or define NERVELET_ALLOW_FAST_MATH."
#endif
#endif

#endif
