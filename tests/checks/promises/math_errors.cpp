// Part of nervelet. MIT licence, the nervelet authors.
/// The largest errors of the functions of math_functions.cpp, in units in the last place, against long double. The
/// bounds are those of tests/core/math/ulp_sweep.cpp and one or two units more, because divisions and sums may be
/// replaced.
#include "math_functions.hpp"

#include <cmath>
#include <cstdio>
#include <limits>

namespace {

bool all_within = true;

template <class T>
void check(const char* name, T (*function)(T), long double (*reference)(long double), double bound, double from,
           double to) {
    if (function == nullptr) {
        return;
    }
    constexpr int count = 40001;
    double worst = 0;
    double worst_input = 0;
    for (int i = 0; i < count; ++i) {
        const T x = static_cast<T>(from + (to - from) * i / (count - 1));
        const long double exact = reference(x);

        const int exponent = exact != 0 ? std::ilogb(exact) : 0;
        const long double unit = std::ldexp(1.0L, exponent + 1 - std::numeric_limits<T>::digits);
        const double error = static_cast<double>(std::fabs(function(x) - exact) / unit);
        if (!(error <= worst)) { // also NaN
            worst = error;
            worst_input = static_cast<double>(x);
        }
    }
    if (!(worst <= bound)) {
        std::printf("%s in %s: %.3g ulp at %.9g, expected at most %g\n", name, sizeof(T) == 4 ? "float" : "double",
                    worst, worst_input, bound);
        all_within = false;
    }
}

long double sigmoid(long double x) {
    return 1 / (1 + std::exp(-x));
}

template <class T>
void check_all(const MathFunctions<T>& of) {
    using Wide = long double (*)(long double);
    check("exp", of.exp, static_cast<Wide>(std::exp), 3, -87, 88);
    check("exp_or_zero", of.exp_or_zero, static_cast<Wide>(std::exp), 3, -87, 80);
    check("expm1", of.expm1, static_cast<Wide>(std::expm1), 3, -20, 80);
    check("log", of.log, static_cast<Wide>(std::log), 4, 1e-3, 1e4);
    check("log1p", of.log1p, static_cast<Wide>(std::log1p), 4, -0.99, 100);
    check("tanh", of.tanh, static_cast<Wide>(std::tanh), 3, -10, 10);
    check("sigmoid", of.sigmoid, sigmoid, 4, -80, 40);
    check("sqrt", of.sqrt, static_cast<Wide>(std::sqrt), 3, 0, 1000);
    check("erf", of.erf, static_cast<Wide>(std::erf), 4, -5, 5);
    check("erfc", of.erfc, static_cast<Wide>(std::erfc), 6, -5, 9);
    // Next to its zeros the error of cos is absolute; there are none within the range of schedules but pi/2.
    check("cos", of.cos, static_cast<Wide>(std::cos), 4, -1.5, 1.5);
}

} // namespace

int main() {
    check_all(float_functions());
    check_all(double_functions());
    check_all(float_functions_in_lanes());
    check_all(double_functions_in_lanes());
    return all_within ? 0 : 1;
}
