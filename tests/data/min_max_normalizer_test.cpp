// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/data/min_max_normalizer.hpp>

#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <type_traits>

using namespace nervelet;

namespace {

template <class T>
constexpr MinMaxNormalizer<T, 2> example() {
    MinMaxNormalizer<T, 2> normalizer;
    normalizer.observe({{T(2), T(-1)}});
    normalizer.observe({{T(6), T(-5)}});
    normalizer.observe({{T(4), T(-3)}});
    return normalizer;
}

template <class T>
constexpr bool range() {
    const MinMaxNormalizer<T, 2> normalizer = example<T>();
    return normalizer.minimum(0) == T(2) && normalizer.maximum(0) == T(6) && normalizer.minimum(1) == T(-5) &&
           normalizer.maximum(1) == T(-1);
}

template <class T>
constexpr bool unit_interval() {
    const MinMaxNormalizer<T, 2> normalizer = example<T>();
    const std::array<T, 2> low = normalizer.apply({{T(2), T(-5)}});
    const std::array<T, 2> high = normalizer.apply({{T(6), T(-1)}});
    const std::array<T, 2> inside = normalizer.apply({{T(3), T(-2)}});
    return low[0] == T(0) && low[1] == T(0) && high[0] == T(1) && high[1] == T(1) && inside[0] == T(0.25) &&
           inside[1] == T(0.75);
}

template <class T>
constexpr bool outside_the_range() {
    const MinMaxNormalizer<T, 2> normalizer = example<T>();
    const std::array<T, 2> open = normalizer.apply({{T(0), T(3)}});
    const std::array<T, 2> clamped = normalizer.apply_clamped({{T(0), T(3)}});
    const std::array<T, 2> inside = normalizer.apply_clamped({{T(3), T(-2)}});
    return open[0] == T(-0.5) && open[1] == T(2) && clamped[0] == T(0) && clamped[1] == T(1) && inside[0] == T(0.25) &&
           inside[1] == T(0.75);
}

template <class T>
constexpr bool inverse() {
    const MinMaxNormalizer<T, 2> normalizer = example<T>();
    const std::array<T, 2> x = normalizer.invert(normalizer.apply({{T(3), T(7)}}));
    return x[0] == T(3) && x[1] == T(7);
}

template <class T>
constexpr bool constant_feature() {
    MinMaxNormalizer<T, 1> normalizer;
    const bool untouched = normalizer.apply({{T(3)}})[0] == T(0) && normalizer.minimum(0) == T(0);
    normalizer.observe({{T(5)}});
    normalizer.observe({{T(5)}});
    return untouched && normalizer.minimum(0) == T(5) && normalizer.maximum(0) == T(5) &&
           normalizer.apply({{T(5)}})[0] == T(0) && normalizer.apply({{T(9)}})[0] == T(0) &&
           normalizer.invert({{T(0)}})[0] == T(5);
}

template <class T>
constexpr bool refuses_what_is_not_finite() {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    const T infinity = std::numeric_limits<T>::infinity();
    MinMaxNormalizer<T, 2> normalizer = example<T>();
    const bool refused = !normalizer.observe({{T(100), nan}}) && !normalizer.observe({{infinity, T(0)}}) &&
                         !normalizer.observe({{T(100), -infinity}});
    return refused && normalizer.minimum(0) == T(2) && normalizer.maximum(0) == T(6) && normalizer.maximum(1) == T(-1);
}

template <class T>
bool refuses_overflow_and_keeps_nan() {
    const T huge = (std::numeric_limits<T>::max)();
    MinMaxNormalizer<T, 2> normalizer;
    const bool first = normalizer.observe({{T(1), huge}});
    const bool second = normalizer.observe({{T(2), -huge}});
    const T clamped = example<T>().apply_clamped({{std::numeric_limits<T>::quiet_NaN(), T(0)}})[0];
    return first && !second && normalizer.maximum(0) == T(1) && normalizer.minimum(1) == huge && !(clamped == clamped);
}

// Wind in miles an hour and temperature in degrees Fahrenheit at New York, 1 to 10 May 1973 (the data set airquality of
// R). scikit-learn 1.2.1, MinMaxScaler().fit(x), prints data_min_ and data_max_ as they stand here, and transform gives
// the results.
template <class T>
constexpr bool ranges_of_scikit_learn() {
    MinMaxNormalizer<T, 2> normalizer =
        MinMaxNormalizer<T, 2>::from_minimum_and_maximum({{T(7.4), T(56)}}, {{T(20.1), T(74)}});
    const std::array<T, 2> y = normalizer.apply({{T(9.7), T(81)}});
    const bool is_right = y[0] - T(0.1811023622047243) < T(1e-7) && T(0.1811023622047243) - y[0] < T(1e-7) &&
                          y[1] - T(1.3888888888888893) < T(3e-7) && T(1.3888888888888893) - y[1] < T(3e-7);
    normalizer.observe({{T(9), T(81)}});
    return is_right && normalizer.minimum(0) == T(7.4) && normalizer.maximum(0) == T(20.1) &&
           normalizer.minimum(1) == T(56) && normalizer.maximum(1) == T(81);
}

template <class T>
constexpr bool range_of_zero() {
    const MinMaxNormalizer<T, 1> normalizer = MinMaxNormalizer<T, 1>::from_minimum_and_maximum({{T(3)}}, {{T(3)}});
    return normalizer.apply({{T(3.5)}})[0] == T(0);
}

template <class T>
bool gives_nan(T minimum, T maximum) {
    MinMaxNormalizer<T, 2> normalizer =
        MinMaxNormalizer<T, 2>::from_minimum_and_maximum({{minimum, T(1)}}, {{maximum, T(3)}});
    const std::array<T, 2> y = normalizer.apply({{T(1), T(2)}});
    const T clamped = normalizer.apply_clamped({{T(1), T(2)}})[0];
    return y[0] != y[0] && clamped != clamped && y[1] == T(0.5);
}

static_assert(sizeof(MinMaxNormalizer<float, 3>) == 28, "2 N scalars and a flag");
static_assert(sizeof(MinMaxNormalizer<double, 3>) == 56, "2 N scalars and a flag");
static_assert(std::is_trivially_copyable<MinMaxNormalizer<float, 3>>::value, "a plain value");

} // namespace

#if __cplusplus >= 201703L
static_assert(range<float>() && range<double>(), "minimum and maximum");
static_assert(unit_interval<float>() && unit_interval<double>(), "apply");
static_assert(outside_the_range<float>() && outside_the_range<double>(), "apply_clamped");
static_assert(inverse<float>() && inverse<double>(), "invert");
static_assert(constant_feature<float>() && constant_feature<double>(), "constant feature");
static_assert(ranges_of_scikit_learn<float>() && ranges_of_scikit_learn<double>(), "from data_min_ and data_max_");
static_assert(range_of_zero<float>() && range_of_zero<double>(), "gives 0");
static_assert(refuses_what_is_not_finite<float>() && refuses_what_is_not_finite<double>(), "not finite");
#endif

TEST_CASE("min-max normalizer: minimum and maximum of what was observed") {
    CHECK(range<float>());
    CHECK(range<double>());
}

TEST_CASE("min-max normalizer: y = (x - minimum) / (maximum - minimum)") {
    CHECK(unit_interval<float>());
    CHECK(unit_interval<double>());
}

TEST_CASE("min-max normalizer: only apply_clamped holds values beyond the range to [0, 1]") {
    CHECK(outside_the_range<float>());
    CHECK(outside_the_range<double>());
}

TEST_CASE("min-max normalizer: invert undoes apply") {
    CHECK(inverse<float>());
    CHECK(inverse<double>());
}

TEST_CASE("min-max normalizer: a constant feature gives 0") {
    CHECK(constant_feature<float>());
    CHECK(constant_feature<double>());
}

TEST_CASE("min-max normalizer: a NaN or an infinity changes nothing") {
    CHECK(refuses_what_is_not_finite<float>());
    CHECK(refuses_what_is_not_finite<double>());
}

TEST_CASE("min-max normalizer: a range that would overflow is refused, a NaN stays NaN when clamped") {
    CHECK(refuses_overflow_and_keeps_nan<float>());
    CHECK(refuses_overflow_and_keeps_nan<double>());
}

TEST_CASE("min-max normalizer: from minimum and maximum it gives what scikit-learn does") {
    CHECK(ranges_of_scikit_learn<float>());
    CHECK(ranges_of_scikit_learn<double>());
    CHECK(range_of_zero<float>());
    CHECK(range_of_zero<double>());
}

TEST_CASE_TEMPLATE("min-max normalizer: a range that is none gives NaN", T, float, double) {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    const T infinity = std::numeric_limits<T>::infinity();
    const T huge = (std::numeric_limits<T>::max)();
    CHECK(gives_nan(T(2), T(1)));
    CHECK(gives_nan(nan, T(1)));
    CHECK(gives_nan(T(0), nan));
    CHECK(gives_nan(T(0), infinity));
    CHECK(gives_nan(-infinity, T(0)));
    CHECK(gives_nan(-huge, huge));
    CHECK(!gives_nan(T(0), T(1)));
}
