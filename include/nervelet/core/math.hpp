// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MATH_HPP
#define NERVELET_CORE_MATH_HPP

/// Elementary functions for float and double: constexpr, without libm, with the same bits on every machine (compile
/// with -ffp-contract=off).
#include "math/bits.hpp"
#include "math/classify.hpp"
#include "math/cos.hpp"
#include "math/erf.hpp"
#include "math/exp.hpp"
#include "math/expm1.hpp"
#include "math/log.hpp"
#include "math/log1p.hpp"
#include "math/nearest_integer.hpp"
#include "math/power.hpp"
#include "math/sigmoid.hpp"
#include "math/sqrt.hpp"
#include "math/tanh.hpp"
#include "math/value_barrier.hpp"

#endif
