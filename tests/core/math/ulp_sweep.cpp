// Part of nervelet. MIT licence, the nervelet authors.
/// Largest error of core/math in units in the last place (ulp) of the exact result; host only, about 25 seconds at -O2.
/// float: every `dense`-th number with 2^-13 <= |x| < 2^7, where the functions bend, and every `sparse`-th of all
/// others, against double. The bounds hold for dense = 1, sparse = 16 too, with -ffp-contract=off and with =fast -mfma.
/// double: random numbers spread evenly over the exponents and a grid, against long double (x87, 64 bits).
#include <nervelet/core/math.hpp>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <doctest/doctest.h>
#include <limits>

namespace {

namespace math = nervelet::math;

constexpr std::uint32_t dense = 3;
constexpr std::uint32_t sparse = 101;
constexpr int random_count = 1000000;

struct Worst {
    double ulp = 0;
    double input = 0;

    void add(double error, double x) {
        if (!(error <= ulp)) { // also when the error is NaN
            ulp = error;
            input = x;
        }
    }
};

void report(const char* type, const char* name, const Worst& worst, double bound) {
    std::printf("%-7s %-8s %9.3f ulp at %-24.17g bound %g\n", type, name, worst.ulp, worst.input, bound);
    CHECK_MESSAGE(worst.ulp <= bound, name);
}

// An infinite result counts as the power of two that follows the largest number.
double float_error(float result, double exact) {
    if (std::isnan(exact) || std::isnan(result)) {
        return std::isnan(exact) && std::isnan(result) ? 0.0 : std::numeric_limits<double>::infinity();
    }
    const double limit = std::ldexp(1.0, 128);
    const double clipped = exact > limit ? limit : exact < -limit ? -limit : exact;
    const double value =
        std::isinf(result) ? std::copysign(limit, static_cast<double>(result)) : static_cast<double>(result);
    const auto field = static_cast<std::int64_t>((math::to_bits(clipped) >> 52) & 0x7ff) - 1023;
    const std::int64_t exponent = field < -126 ? -126 : field > 127 ? 127 : field;
    return std::fabs(value - clipped) * math::power_of_two<double>(23 - exponent);
}

double double_error(double result, long double exact) {
    if (std::isnan(exact) || std::isnan(result)) {
        return std::isnan(exact) && std::isnan(result) ? 0.0 : std::numeric_limits<double>::infinity();
    }
    const long double limit = std::ldexp(1.0L, 1024);
    const long double clipped = exact > limit ? limit : exact < -limit ? -limit : exact;
    const long double value =
        std::isinf(result) ? std::copysign(limit, static_cast<long double>(result)) : static_cast<long double>(result);
    int exponent = 0;
    static_cast<void>(std::frexp(clipped, &exponent));
    exponent = exponent < -1021 ? -1021 : exponent > 1024 ? 1024 : exponent;
    return static_cast<double>(std::ldexp(std::fabs(value - clipped), 53 - exponent));
}

template <class Function, class Reference>
void sweep_float(const char* name, double bound, Function function, Reference reference) {
    constexpr std::uint32_t infinity = 0x7f800000u;
    constexpr std::uint32_t low = (127u - 13u) << 23;
    constexpr std::uint32_t high = (127u + 7u) << 23;
    Worst worst{};
    for (std::uint32_t sign = 0; sign < 2; ++sign) {
        for (std::uint32_t bits = 0; bits < infinity; bits += bits >= low && bits < high ? dense : sparse) {
            const float x = math::from_bits<float>(bits | sign << 31);
            worst.add(float_error(function(x), reference(static_cast<double>(x))), static_cast<double>(x));
        }
    }
    report("float", name, worst, bound);
}

template <class Function, class Reference>
void sweep_double(const char* name, double bound, double largest, Function function, Reference reference) {
    Worst worst{};
    const auto visit = [&](double x) {
        worst.add(double_error(function(x), reference(static_cast<long double>(x))), x);
    };
    std::uint64_t state = 7;
    for (int i = 0; i < random_count; ++i) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        const std::uint64_t mixed = state ^ (state >> 29);
        visit(math::from_bits<double>(mixed % (std::uint64_t{0x7ff} << 52) | (state >> 63 << 63)));
        // 2^-20 <= |x| < 2^10 again, where the functions bend
        const std::uint64_t near = ((1003 + mixed % 30) << 52) | (mixed * 0x9e3779b97f4a7c15u >> 12);
        visit(math::from_bits<double>(near | (state >> 63 << 63)));
        visit(largest * (2.0 * i / random_count - 1.0));
    }
    report("double", name, worst, bound);
}

} // namespace

#define NERVELET_SWEEP(name, float_bound, double_bound, largest, reference)                                            \
    TEST_CASE("worst error of " #name " stays below its documented bound") {                                           \
        sweep_float(                                                                                                   \
            #name, float_bound, [](float x) { return math::name(x); }, [](double x) { return reference; });            \
        sweep_double(                                                                                                  \
            #name, double_bound, largest, [](double x) { return math::name(x); },                                      \
            [](long double x) { return reference; });                                                                  \
    }

// clang-format off
//             name     float double  grid    reference
NERVELET_SWEEP(exp,     1.7,  1.7,    746.0,  std::exp(x))
NERVELET_SWEEP(expm1,   1.7,  1.7,    50.0,   std::expm1(x))
NERVELET_SWEEP(log,     1.0,  1.0,    4.0,    std::log(x))
NERVELET_SWEEP(log1p,   1.0,  1.0,    4.0,    std::log1p(x))
NERVELET_SWEEP(tanh,    1.4,  1.4,    20.0,   std::tanh(x))
NERVELET_SWEEP(sigmoid, 2.0,  2.0,    746.0,  1 / (1 + std::exp(-x)))
NERVELET_SWEEP(sqrt,    0.5,  0.5,    4.0,    std::sqrt(x))
NERVELET_SWEEP(erf,     1.4,  1.4,    6.0,    std::erf(x))
NERVELET_SWEEP(erfc,    4.0,  4.0,    28.0,   std::erfc(x))
// clang-format on

TEST_CASE("absolute error of cos stays below its documented bound, |x| <= 10000") {
    // in units of the last place below 1: 2^-24 and 2^-53
    Worst single{};
    Worst twice{};
    constexpr int count = 10000000;
    for (int i = -count; i <= count; ++i) {
        const double x = i % 2 == 0 ? 1e4 * i / count : 3.2 * i / count;
        const auto narrow = static_cast<float>(x);
        const double wide = static_cast<double>(narrow);
        single.add(std::fabs(static_cast<double>(math::cos(narrow)) - std::cos(wide)) * 16777216.0, wide);
        if (i % 4 < 2) {
            const long double exact = std::cos(static_cast<long double>(x));
            const long double error = std::fabs(static_cast<long double>(math::cos(x)) - exact);
            twice.add(static_cast<double>(error * 9007199254740992.0L), x);
        }
    }
    report("float", "cos", single, 1.5);
    report("double", "cos", twice, 1.5);
}
