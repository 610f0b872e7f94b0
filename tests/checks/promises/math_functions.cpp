// Part of nervelet. MIT licence, the nervelet authors.
/// The functions of core/math for math_errors.cpp, compiled under flags that allow a compiler to change formulas.
#include "math_functions.hpp"

#include <nervelet/core/math.hpp>

namespace math = nervelet::math;

template <class T>
static MathFunctions<T> all_functions() {
    return {math::exp<T>,     math::exp_or_zero<T>, math::expm1<T>, math::log<T>,  math::log1p<T>, math::tanh<T>,
            math::sigmoid<T>, math::sqrt<T>,        math::erf<T>,   math::erfc<T>, math::cos<T>};
}

MathFunctions<float> float_functions() {
    return all_functions<float>();
}

MathFunctions<double> double_functions() {
    return all_functions<double>();
}
