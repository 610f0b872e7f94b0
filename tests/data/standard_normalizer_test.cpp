// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/data/standard_normalizer.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <type_traits>

using namespace nervelet;
namespace nn = nervelet;

namespace {

template <class T>
constexpr bool close(T a, T b, T tolerance) {
    return a - b <= tolerance && b - a <= tolerance;
}

// 2 4 4 4 5 5 7 9: mean 5, sum of squared deviations 32. The second feature is 100 - 10 times the first.
template <class T>
constexpr StandardNormalizer<T, 2> example() {
    StandardNormalizer<T, 2> normalizer;
    const int values[8] = {2, 4, 4, 4, 5, 5, 7, 9};
    for (const int value : values) {
        normalizer.observe({{T(value), T(100) - T(10) * T(value)}});
    }
    return normalizer;
}

template <class T>
constexpr bool moments() {
    const StandardNormalizer<T, 2> normalizer = example<T>();
    return normalizer.count() == 8 && close(normalizer.mean(0), T(5), T(1e-6)) &&
           close(normalizer.mean(1), T(50), T(1e-5)) && close(normalizer.variance(0), T(4), T(1e-6)) &&
           close(normalizer.variance(1), T(400), T(1e-4)) &&
           close(normalizer.sample_variance(0), T(32) / T(7), T(1e-6));
}

template <class T>
constexpr bool standard_scores() {
    const std::array<T, 2> y = example<T>().apply({{T(9), T(90)}});
    return close(y[0], T(2), T(1e-6)) && close(y[1], T(2), T(1e-6));
}

template <class T>
constexpr bool inverse() {
    const StandardNormalizer<T, 2> normalizer = example<T>();
    const std::array<T, 2> x = normalizer.invert(normalizer.apply({{T(-3.5), T(17)}}));
    const std::array<T, 2> origin = normalizer.invert({{T(0), T(1)}});
    return close(x[0], T(-3.5), T(1e-5)) && close(x[1], T(17), T(1e-4)) && close(origin[0], T(5), T(1e-6)) &&
           close(origin[1], T(70), T(1e-4));
}

template <class T>
constexpr bool before_two_observations() {
    StandardNormalizer<T, 1> normalizer;
    const bool untouched = normalizer.apply({{T(3)}})[0] == T(3) && normalizer.mean(0) == T(0) &&
                           normalizer.variance(0) == T(0) && normalizer.sample_variance(0) == T(0);
    normalizer.observe({{T(10)}});
    return untouched && normalizer.count() == 1 && normalizer.mean(0) == T(10) && normalizer.variance(0) == T(0) &&
           normalizer.sample_variance(0) == T(0) && normalizer.apply({{T(13)}})[0] == T(3) &&
           normalizer.invert({{T(3)}})[0] == T(13);
}

template <class T>
constexpr bool constant_feature() {
    StandardNormalizer<T, 1> normalizer;
    for (int i = 0; i < 100; ++i) {
        normalizer.observe({{T(0.1)}});
    }
    const T moved = normalizer.apply({{T(0.6)}})[0];
    return normalizer.mean(0) == T(0.1) && normalizer.variance(0) == T(0) && normalizer.apply({{T(0.1)}})[0] == T(0) &&
           close(moved, T(0.5), T(1e-6));
}

template <class T>
constexpr bool epsilon_bounds_the_scale() {
    StandardNormalizer<T, 1> normalizer{T(0.25)};
    normalizer.observe({{T(0)}});
    normalizer.observe({{T(1e-6)}});
    return normalizer.epsilon() == T(0.25) && close(normalizer.apply({{T(10)}})[0], T(20), T(1e-4));
}

template <class T>
constexpr bool same(const StandardNormalizer<T, 2>& a, const StandardNormalizer<T, 2>& b) {
    return a.count() == b.count() && a.mean(0) == b.mean(0) && a.mean(1) == b.mean(1) &&
           a.variance(0) == b.variance(0) && a.variance(1) == b.variance(1);
}

template <class T>
constexpr bool refuses_what_is_not_finite() {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    const T infinity = std::numeric_limits<T>::infinity();
    StandardNormalizer<T, 2> normalizer = example<T>();
    StandardNormalizer<T, 2> fresh;
    return !normalizer.observe({{T(1), nan}}) && !normalizer.observe({{infinity, T(1)}}) &&
           !normalizer.observe({{T(1), -infinity}}) && same(normalizer, example<T>()) && !fresh.observe({{nan, nan}}) &&
           same(fresh, StandardNormalizer<T, 2>{}) && fresh.observe({{T(1), T(2)}});
}

// Large offsets cancel in mean(x^2) - mean(x)^2; not here.
template <class T>
constexpr bool large_offset() {
    StandardNormalizer<T, 1> normalizer;
    for (int i = 0; i < 1000; ++i) {
        normalizer.observe({{T(10000) + T(i % 2)}});
    }
    return close(normalizer.mean(0), T(10000.5), T(0.01)) && close(normalizer.variance(0), T(0.25), T(0.003));
}

template <class T>
bool refuses_overflow() {
    const T huge = (std::numeric_limits<T>::max)() / T(2);
    StandardNormalizer<T, 2> normalizer;
    const bool first = normalizer.observe({{T(1), huge}});
    const bool second = normalizer.observe({{T(2), -huge}});
    return first && !second && normalizer.count() == 1 && normalizer.mean(0) == T(1) && normalizer.mean(1) == huge;
}

// Wind in miles an hour and temperature in degrees Fahrenheit at New York, 1 to 10 May 1973 (the data set airquality of
// R). scikit-learn 1.2.1, StandardScaler().fit(x), prints mean_, var_ and n_samples_seen_ as they stand here; transform
// gives the scores, and partial_fit([[9.7, 81]]) the later moments.
template <class T>
constexpr StandardNormalizer<T, 2> weather(std::uint32_t count) {
    return StandardNormalizer<T, 2>::from_mean_and_variance({{T(11.98), T(65.1)}}, {{T(14.3436), T(29.29)}}, count);
}

template <class T>
constexpr bool scores_of_scikit_learn() {
    const StandardNormalizer<T, 2> normalizer =
        StandardNormalizer<T, 2>::from_mean_and_variance({{T(11.98), T(65.1)}}, {{T(14.3436), T(29.29)}});
    const std::array<T, 2> y = normalizer.apply({{T(20.1), T(61)}});
    const std::array<T, 2> x = normalizer.invert(y);
    return close(y[0], T(2.1440106902682143), T(5e-7)) && close(y[1], T(-0.7575724468926274), T(1e-6)) &&
           close(x[0], T(20.1), T(1e-5)) && close(x[1], T(61), T(1e-5)) && normalizer.mean(0) == T(11.98) &&
           close(normalizer.variance(0), T(14.3436), T(1e-14)) && normalizer.epsilon() == T(0);
}

template <class T>
constexpr bool goes_on_from_count() {
    StandardNormalizer<T, 2> normalizer = weather<T>(10);
    const bool is_taken = normalizer.observe({{T(9.7), T(81)}});
    StandardNormalizer<T, 2> fixed = weather<T>(2147483647);
    return is_taken && normalizer.count() == 11 && close(normalizer.mean(0), T(11.77272727272727), T(2e-6)) &&
           close(normalizer.mean(1), T(66.54545454545455), T(1e-5)) &&
           close(normalizer.variance(0), T(13.469256198347109), T(2e-6)) &&
           close(normalizer.variance(1), T(47.520661157024804), T(1e-5)) && !fixed.observe({{T(9.7), T(81)}}) &&
           fixed.mean(0) == T(11.98);
}

template <class T>
constexpr bool variance_of_zero() {
    const StandardNormalizer<T, 1> normalizer = StandardNormalizer<T, 1>::from_mean_and_variance({{T(3)}}, {{T(0)}});
    return normalizer.apply({{T(3.5)}})[0] == T(0.5) && normalizer.variance(0) == T(0);
}

template <class T>
bool gives_nan(T mean, T variance, std::uint32_t count = 2147483647) {
    StandardNormalizer<T, 2> normalizer =
        StandardNormalizer<T, 2>::from_mean_and_variance({{mean, T(1)}}, {{variance, T(4)}}, count);
    const std::array<T, 2> y = normalizer.apply({{T(1), T(3)}});
    return y[0] != y[0] && (y[1] == T(1) || y[1] != y[1]) && !normalizer.observe({{T(1), T(3)}});
}

static_assert(sizeof(StandardNormalizer<float, 3>) == 32, "2 N + 1 scalars and a counter");
static_assert(sizeof(StandardNormalizer<double, 3>) == 64, "2 N + 1 scalars and a counter");
static_assert(std::is_trivially_copyable<StandardNormalizer<float, 3>>::value, "a plain value");

} // namespace

#if __cplusplus >= 201703L
static_assert(moments<float>() && moments<double>(), "moments");
static_assert(standard_scores<float>() && standard_scores<double>(), "apply");
static_assert(epsilon_bounds_the_scale<float>() && epsilon_bounds_the_scale<double>(), "epsilon");
static_assert(inverse<float>() && inverse<double>(), "invert");
static_assert(before_two_observations<float>() && before_two_observations<double>(), "scale 1");
static_assert(constant_feature<float>() && constant_feature<double>(), "constant feature");
static_assert(refuses_what_is_not_finite<float>() && refuses_what_is_not_finite<double>(), "not finite");
static_assert(scores_of_scikit_learn<float>() && scores_of_scikit_learn<double>(), "from mean_ and var_");
static_assert(goes_on_from_count<float>() && goes_on_from_count<double>(), "partial_fit");
static_assert(variance_of_zero<float>() && variance_of_zero<double>(), "divided by 1");
static_assert(large_offset<float>() && large_offset<double>(), "large offset");
#endif

TEST_CASE("standard normalizer: mean, variance S / n and sample variance S / (n - 1)") {
    CHECK(moments<float>());
    CHECK(moments<double>());
}

TEST_CASE("standard normalizer: y = (x - mean) / sqrt(variance + epsilon)") {
    CHECK(standard_scores<float>());
    CHECK(standard_scores<double>());
    CHECK(epsilon_bounds_the_scale<float>());
    CHECK(epsilon_bounds_the_scale<double>());
}

TEST_CASE("standard normalizer: invert undoes apply") {
    CHECK(inverse<float>());
    CHECK(inverse<double>());
}

TEST_CASE("standard normalizer: scale 1 before two observations") {
    CHECK(before_two_observations<float>());
    CHECK(before_two_observations<double>());
}

TEST_CASE("standard normalizer: a constant feature keeps scale 1") {
    CHECK(constant_feature<float>());
    CHECK(constant_feature<double>());
}

TEST_CASE("standard normalizer: a NaN or an infinity changes nothing") {
    CHECK(refuses_what_is_not_finite<float>());
    CHECK(refuses_what_is_not_finite<double>());
}

TEST_CASE("standard normalizer: an observation that would overflow changes nothing") {
    CHECK(refuses_overflow<float>());
    CHECK(refuses_overflow<double>());
}

TEST_CASE("standard normalizer: a large offset does not cancel the variance") {
    CHECK(large_offset<float>());
    CHECK(large_offset<double>());
}

TEST_CASE("standard normalizer: from mean and variance it gives what scikit-learn does") {
    CHECK(scores_of_scikit_learn<float>());
    CHECK(scores_of_scikit_learn<double>());
    CHECK(variance_of_zero<float>());
    CHECK(variance_of_zero<double>());
}

TEST_CASE("standard normalizer: from mean, variance and count it goes on observing") {
    CHECK(goes_on_from_count<float>());
    CHECK(goes_on_from_count<double>());
}

TEST_CASE_TEMPLATE("standard normalizer: moments that are none give NaN", T, float, double) {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    const T infinity = std::numeric_limits<T>::infinity();
    CHECK(gives_nan(T(0), T(-1)));
    CHECK(gives_nan(T(0), nan));
    CHECK(gives_nan(T(0), infinity));
    CHECK(gives_nan(nan, T(1)));
    CHECK(gives_nan(-infinity, T(1)));
    CHECK(gives_nan(T(0), (std::numeric_limits<T>::max)(), 2));
    CHECK(gives_nan(T(0), T(1), 0));
    CHECK(gives_nan(T(0), T(1), 2147483648u));
    CHECK(!gives_nan(T(0), T(1), 1));
}

#if __cplusplus >= 201703L
TEST_CASE("README: a normalizer with the numbers of scikit-learn") {
    // clang-format off
constexpr auto scaler = nn::StandardNormalizer<float, 2>::from_mean_and_variance({{11.98f, 65.1f}}, {{14.3436f, 29.29f}});
const std::array<float, 2> x = scaler.apply({{20.1f, 61.0f}});    // 2.144, -0.7576: what scaler.transform gives
    // clang-format on
    CHECK(close(x[0], 2.144f, 1e-3f));
    CHECK(close(x[1], -0.7576f, 1e-4f));
}
#endif
