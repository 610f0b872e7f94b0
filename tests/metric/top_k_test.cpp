// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/metric/top_k.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <limits>

using namespace nervelet;

namespace {

template <std::size_t K>
constexpr bool same(const std::array<std::size_t, K>& a, const std::array<std::size_t, K>& b) {
    for (std::size_t i = 0; i < K; ++i) {
        if (a[i] != b[i]) {
            return false;
        }
    }
    return true;
}

template <class T>
constexpr bool decreasing_order() {
    const std::array<T, 6> values{{T(3), T(-1), T(9), T(4), T(8), T(0)}};
    return same(top_k<1>(values), {{2}}) && same(top_k<3>(values), {{2, 4, 3}}) &&
           same(top_k<6>(values), {{2, 4, 3, 0, 5, 1}});
}

template <class T>
constexpr bool stable_order() {
    const std::array<T, 6> values{{T(1), T(2), T(1), T(2), T(1), T(2)}};
    return same(top_k<4>(values), {{1, 3, 5, 0}}) && same(top_k<6>(values), {{1, 3, 5, 0, 2, 4}});
}

template <class T>
constexpr bool nan_comes_last() {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    return same(top_k<5>(std::array<T, 5>{{nan, T(1), nan, T(3), T(2)}}), {{3, 4, 1, 0, 2}}) &&
           same(top_k<2>(std::array<T, 3>{{nan, nan, nan}}), {{0, 1}});
}

template <class T>
constexpr bool membership() {
    const std::array<T, 5> outputs{{T(0.1), T(0.4), T(0.3), T(0.15), T(0.05)}};
    return in_top_k<1>(outputs, 1) && !in_top_k<1>(outputs, 2) && in_top_k<3>(outputs, 3) && !in_top_k<3>(outputs, 0) &&
           in_top_k<5>(outputs, 4) && !in_top_k<5>(outputs, 5);
}

template <class T>
constexpr bool membership_agrees_with_ranking() {
    const std::array<T, 7> outputs{{T(2), T(5), T(2), T(5), T(1), T(2), T(5)}};
    const std::array<std::size_t, 4> ranking = top_k<4>(outputs);
    for (std::size_t label = 0; label < 7; ++label) {
        bool listed = false;
        for (std::size_t i = 0; i < 4; ++i) {
            listed = listed || ranking[i] == label;
        }
        if (listed != in_top_k<4>(outputs, label)) {
            return false;
        }
    }
    return true;
}

template <class T>
constexpr bool nan_is_no_member() {
    const T nan = std::numeric_limits<T>::quiet_NaN();
    const std::array<T, 3> outputs{{nan, T(1), nan}};
    return !in_top_k<3>(outputs, 0) && in_top_k<1>(outputs, 1) && !in_top_k<3>(outputs, 2);
}

} // namespace

#if __cplusplus >= 201703L
static_assert(decreasing_order<float>() && decreasing_order<double>() && decreasing_order<int>(), "decreasing order");
static_assert(stable_order<float>() && stable_order<double>(), "stable");
static_assert(nan_comes_last<float>() && nan_comes_last<double>(), "NaN last");
static_assert(membership<float>() && membership<double>(), "membership");
static_assert(membership_agrees_with_ranking<float>() && membership_agrees_with_ranking<double>(), "ties");
static_assert(nan_is_no_member<float>() && nan_is_no_member<double>(), "NaN is no member");
#endif

TEST_CASE("top_k ranks by decreasing value") {
    CHECK(decreasing_order<float>());
    CHECK(decreasing_order<double>());
    CHECK(decreasing_order<int>());
}

TEST_CASE("top_k keeps the order of equal values") {
    CHECK(stable_order<float>());
    CHECK(stable_order<double>());
}

TEST_CASE("top_k ranks NaN last") {
    CHECK(nan_comes_last<float>());
    CHECK(nan_comes_last<double>());
}

TEST_CASE("in_top_k is true for the K largest outputs and false out of range") {
    CHECK(membership<float>());
    CHECK(membership<double>());
}

TEST_CASE("in_top_k agrees with top_k on ties") {
    CHECK(membership_agrees_with_ranking<float>());
    CHECK(membership_agrees_with_ranking<double>());
}

TEST_CASE("in_top_k is false for an output that is NaN") {
    CHECK(nan_is_no_member<float>());
    CHECK(nan_is_no_member<double>());
}
