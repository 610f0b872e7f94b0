// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/metric/argmax.hpp>

#include <doctest/doctest.h>

#include <array>
#include <limits>

using namespace nervelet;

namespace {

template <class T>
constexpr T nan() {
    return std::numeric_limits<T>::quiet_NaN();
}

template <class T>
constexpr bool finds_the_largest() {
    return argmax(std::array<T, 4>{{T(1), T(3), T(2), T(-4)}}) == 1 && argmax(std::array<T, 2>{{T(-5), T(-6)}}) == 0 &&
           argmax(std::array<T, 3>{{T(-3), T(-2), T(-1)}}) == 2 && argmax(std::array<T, 3>{{T(9), T(2), T(1)}}) == 0;
}

template <class T>
constexpr bool first_of_equals() {
    return argmax(std::array<T, 4>{{T(1), T(3), T(3), T(3)}}) == 1 && argmax(std::array<T, 3>{{T(0), T(0), T(0)}}) == 0;
}

template <class T>
constexpr bool nan_never_wins() {
    return argmax(std::array<T, 3>{{nan<T>(), T(-7), T(-8)}}) == 1 &&
           argmax(std::array<T, 4>{{T(2), nan<T>(), T(3), nan<T>()}}) == 2 &&
           argmax(std::array<T, 3>{{nan<T>(), nan<T>(), T(-1)}}) == 2 &&
           argmax(std::array<T, 3>{{nan<T>(), nan<T>(), nan<T>()}}) == 0 &&
           argmax(std::array<T, 3>{{nan<T>(), -std::numeric_limits<T>::infinity(), nan<T>()}}) == 1;
}

} // namespace

#if __cplusplus >= 201703L
static_assert(finds_the_largest<float>() && finds_the_largest<double>() && finds_the_largest<int>(), "largest value");
static_assert(first_of_equals<float>() && first_of_equals<double>(), "first of equals");
static_assert(nan_never_wins<float>() && nan_never_wins<double>(), "NaN never wins");
#endif

TEST_CASE("argmax is the index of the largest value") {
    CHECK(finds_the_largest<float>());
    CHECK(finds_the_largest<double>());
    CHECK(finds_the_largest<int>());
}

TEST_CASE("argmax of equal values is the first of them") {
    CHECK(first_of_equals<float>());
    CHECK(first_of_equals<double>());
}

TEST_CASE("argmax never picks a NaN unless all are") {
    CHECK(nan_never_wins<float>());
    CHECK(nan_never_wins<double>());
}
