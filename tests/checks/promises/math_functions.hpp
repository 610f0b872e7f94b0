// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_CHECKS_PROMISES_MATH_FUNCTIONS_HPP
#define NERVELET_TESTS_CHECKS_PROMISES_MATH_FUNCTIONS_HPP

/// The functions of core/math in T, compiled in a file of their own under other flags than their references.
template <class T>
struct MathFunctions {
    using Function = T (*)(T);
    Function exp, exp_or_zero, expm1, log, log1p, tanh, sigmoid, sqrt, erf, erfc, cos;
};

MathFunctions<float> float_functions();
MathFunctions<double> double_functions();

/// The same in the lanes of vectors; nullptr where there is no such form.
MathFunctions<float> float_functions_in_lanes();
MathFunctions<double> double_functions_in_lanes();

#endif
