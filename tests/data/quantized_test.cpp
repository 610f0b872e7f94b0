// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/data/quantized.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

using namespace nervelet;

namespace {

template <class Code, class T>
constexpr T there_and_back(T x) {
    return Code::template load<T>(Code::store(x));
}

// The largest |x - x'| over the range, in half steps: 1 is the bound.
template <class Code, class T>
T worst_error(T minimum, T maximum, int points) {
    T worst = T(0);
    const T half_step = (maximum - minimum) / T(2 * Code::steps);
    for (int i = 0; i <= points; ++i) {
        const T x = minimum + (maximum - minimum) * (T(i) / T(points));
        const T error = there_and_back<Code>(x) - x;
        const T size = (error < T(0) ? -error : error) / half_step;
        worst = size > worst ? size : worst;
    }
    return worst;
}

// Every one of the codes comes back as itself, so that what is stored again does not drift.
template <class Code, class T>
constexpr bool codes_are_fixed_points() {
    for (std::int32_t q = 0; q <= Code::steps; ++q) {
        if (Code::store(Code::template load<T>(static_cast<std::uint8_t>(q))) != q) {
            return false;
        }
    }
    return true;
}

template <class T>
constexpr bool zero_and_ends_are_exact() {
    return there_and_back<Quantized<0, 1>>(T(0)) == T(0) && there_and_back<Quantized<0, 1>>(T(1)) == T(1) &&
           there_and_back<Quantized<-8, 8>>(T(0)) == T(0) && there_and_back<Quantized<-8, 8>>(T(-8)) == T(-8) &&
           there_and_back<Quantized<-8, 8>>(T(8)) == T(8) && there_and_back<Quantized<-3, 3, 2>>(T(1.5)) == T(1.5) &&
           there_and_back<Quantized<-3, 3, 2>>(T(0)) == T(0) && there_and_back<Quantized<-40, 85>>(T(85)) == T(85) &&
           there_and_back<Quantized<-40, 0>>(T(0)) == T(0) && there_and_back<Quantized<20, 30>>(T(20)) == T(20);
}

template <class T>
constexpr bool beyond_is_the_end() {
    return there_and_back<Quantized<-1, 1>>(T(1.5)) == T(1) && there_and_back<Quantized<-1, 1>>(T(-1e30)) == T(-1) &&
           there_and_back<Quantized<-1, 1>>(std::numeric_limits<T>::infinity()) == T(1) &&
           there_and_back<Quantized<-1, 1>>(-std::numeric_limits<T>::infinity()) == T(-1);
}

template <class T>
void check_error() {
    const T rounding = T(32) * std::numeric_limits<T>::epsilon() * T(2 * 255);
    CHECK(worst_error<Quantized<0, 1>>(T(0), T(1), 9973) <= T(1) + rounding);
    CHECK(worst_error<Quantized<-8, 8>>(T(-8), T(8), 9973) <= T(1) + rounding);
    CHECK(worst_error<Quantized<-3, 3, 2>>(T(-1.5), T(1.5), 9973) <= T(1) + rounding);
    CHECK(worst_error<Quantized<-40, 85>>(T(-40), T(85), 9973) <= T(1) + rounding);
    CHECK(worst_error<Quantized<-1000000, 1000000>>(T(-1000000), T(1000000), 9973) <= T(1) + rounding);
    CHECK(worst_error<Quantized<0, 1>>(T(0), T(1), 9973) > T(0.99)); // the bound is reached
}

} // namespace

#if __cplusplus >= 201703L
static_assert(zero_and_ends_are_exact<float>() && zero_and_ends_are_exact<double>(), "exact");
static_assert(codes_are_fixed_points<Quantized<0, 1>, float>(), "no drift");
static_assert(beyond_is_the_end<float>() && beyond_is_the_end<double>(), "cut");
#endif

TEST_CASE("quantized: the error is at most half a step of the range / 255") {
    check_error<float>();
    check_error<double>();
}

TEST_CASE("quantized: zero, where the range is symmetric or ends there, and both ends are exact") {
    CHECK(zero_and_ends_are_exact<float>());
    CHECK(zero_and_ends_are_exact<double>());
}

TEST_CASE("quantized: what was quantized once stays as it is") {
    CHECK(codes_are_fixed_points<Quantized<0, 1>, float>());
    CHECK(codes_are_fixed_points<Quantized<-8, 8>, float>());
    CHECK(codes_are_fixed_points<Quantized<-40, 85>, double>());
    CHECK(codes_are_fixed_points<Quantized<-7, 1000000, 1000000>, float>());
}

TEST_CASE("quantized: beyond the range is its end, NaN the minimum") {
    CHECK(beyond_is_the_end<float>());
    CHECK(beyond_is_the_end<double>());
    CHECK(Quantized<-1, 1>::store(std::numeric_limits<float>::quiet_NaN()) == 0);
}
