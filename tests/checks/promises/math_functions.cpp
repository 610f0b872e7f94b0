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

#if defined(__SSE2__) || defined(__aarch64__)
/// A function of vectors, as a function of a number: x in every lane.
template <class T, class Function>
static T in_lanes(T x, Function function) {
    typedef T Vector __attribute__((vector_size(16)));
    return function(math::broadcast<Vector>(x))[0];
}

template <class T>
static MathFunctions<T> all_functions_in_lanes() {
    MathFunctions<T> functions{};
    functions.exp = [](T x) {
        return in_lanes(x, [](auto v) { return math::exp(v); });
    };
    functions.exp_or_zero = [](T x) {
        return in_lanes(x, [](auto v) { return math::exp_or_zero(v); });
    };
    functions.expm1 = [](T x) {
        return in_lanes(x, [](auto v) { return math::expm1(v); });
    };
    functions.log1p = [](T x) {
        return in_lanes(x, [](auto v) { return math::log1p(v); });
    };
    functions.tanh = [](T x) {
        return in_lanes(x, [](auto v) { return math::tanh(v); });
    };
    functions.sigmoid = [](T x) {
        return in_lanes(x, [](auto v) { return math::sigmoid(v); });
    };
    functions.erfc = [](T x) {
        return in_lanes(x, [](auto v) { return math::erfc(v); });
    };
    return functions;
}
#else
template <class T>
static MathFunctions<T> all_functions_in_lanes() {
    return {};
}
#endif

MathFunctions<float> float_functions() {
    return all_functions<float>();
}

MathFunctions<double> double_functions() {
    return all_functions<double>();
}

MathFunctions<float> float_functions_in_lanes() {
    return all_functions_in_lanes<float>();
}

MathFunctions<double> double_functions_in_lanes() {
    return all_functions_in_lanes<double>();
}
