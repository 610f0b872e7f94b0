// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/metric/confusion_matrix.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

using namespace nervelet;

namespace {

// Worked by hand:      predicted 0 1 2   row
//               actual 0:        4 1 0     5     precision 4/6 3/5 8/9
//                      1:        2 3 1     6     recall    4/5 3/6 8/9
//                      2:        0 1 8     9     f1        8/11 6/11 16/18, mean 214/297
//               column           6 5 9    20     accuracy  15/20
template <class Count>
constexpr ConfusionMatrix<3, Count> example() {
    ConfusionMatrix<3, Count> matrix;
    const int counts[3][3] = {{4, 1, 0}, {2, 3, 1}, {0, 1, 8}};
    for (std::size_t actual = 0; actual < 3; ++actual) {
        for (std::size_t predicted = 0; predicted < 3; ++predicted) {
            for (int i = 0; i < counts[actual][predicted]; ++i) {
                matrix.add(actual, predicted);
            }
        }
    }
    return matrix;
}

template <class T>
constexpr bool close(T a, T b) {
    return a - b <= T(2e-7) && b - a <= T(2e-7);
}

template <class Count>
constexpr bool counts_of_example() {
    const ConfusionMatrix<3, Count> matrix = example<Count>();
    return matrix.count(0, 0) == 4 && matrix.count(0, 1) == 1 && matrix.count(1, 0) == 2 && matrix.count(1, 2) == 1 &&
           matrix.count(2, 1) == 1 && matrix.count(2, 0) == 0 && matrix.total() == 20;
}

template <class T>
constexpr bool figures_of_example() {
    const ConfusionMatrix<3> matrix = example<std::uint32_t>();
    return close(matrix.accuracy<T>(), T(0.75)) && close(matrix.precision<T>(0), T(4) / T(6)) &&
           close(matrix.precision<T>(1), T(0.6)) && close(matrix.precision<T>(2), T(8) / T(9)) &&
           close(matrix.recall<T>(0), T(0.8)) && close(matrix.recall<T>(1), T(0.5)) &&
           close(matrix.recall<T>(2), T(8) / T(9)) && close(matrix.f1<T>(0), T(8) / T(11)) &&
           close(matrix.f1<T>(1), T(6) / T(11)) && close(matrix.f1<T>(2), T(8) / T(9)) &&
           close(matrix.macro_f1<T>(), T(214) / T(297));
}

template <class T>
constexpr bool harmonic_mean() {
    const ConfusionMatrix<3> matrix = example<std::uint32_t>();
    for (std::size_t label = 0; label < 3; ++label) {
        const T precision = matrix.precision<T>(label);
        const T recall = matrix.recall<T>(label);
        if (!close(matrix.f1<T>(label), T(2) * precision * recall / (precision + recall))) {
            return false;
        }
    }
    return true;
}

template <class T>
constexpr bool zero_over_zero() {
    ConfusionMatrix<2> matrix;
    const bool empty = matrix.total() == 0 && matrix.accuracy<T>() == T(0) && matrix.precision<T>(0) == T(0) &&
                       matrix.recall<T>(0) == T(0) && matrix.f1<T>(0) == T(0) && matrix.macro_f1<T>() == T(0);
    matrix.add(0, 0);
    return empty && matrix.precision<T>(0) == T(1) && matrix.precision<T>(1) == T(0) && matrix.recall<T>(1) == T(0) &&
           matrix.f1<T>(1) == T(0) && matrix.macro_f1<T>() == T(0.5);
}

template <class Count>
constexpr bool refuses_out_of_range() {
    ConfusionMatrix<2, Count> matrix;
    return !matrix.add(2, 0) && !matrix.add(0, 2) && !matrix.add(static_cast<std::size_t>(-1), 0) &&
           matrix.total() == 0 && matrix.count(2, 0) == 0 && matrix.count(0, 2) == 0 &&
           matrix.template precision<float>(2) == 0.0f && matrix.template recall<float>(2) == 0.0f &&
           matrix.template f1<float>(2) == 0.0f && matrix.add(1, 0) && matrix.total() == 1 && matrix.count(0, 2) == 0;
}

template <class T>
constexpr bool full_counter() {
    ConfusionMatrix<2, std::uint8_t> matrix;
    for (int i = 0; i < 255; ++i) {
        if (!matrix.add(0, 0)) {
            return false;
        }
    }
    return !matrix.add(0, 0) && matrix.total() == 255 && matrix.accuracy<T>() == T(1);
}

static_assert(sizeof(ConfusionMatrix<10>) == 400 && sizeof(ConfusionMatrix<10, std::uint16_t>) == 200, "only counters");
static_assert(std::is_trivially_copyable<ConfusionMatrix<3>>::value, "a plain value");
static_assert(std::is_same<decltype(ConfusionMatrix<3>{}.macro_f1()), float>::value, "float unless asked otherwise");

} // namespace

#if __cplusplus >= 201703L
static_assert(counts_of_example<std::uint32_t>() && counts_of_example<std::uint16_t>(), "rows and columns");
static_assert(figures_of_example<float>() && figures_of_example<double>(), "worked by hand");
static_assert(harmonic_mean<float>() && harmonic_mean<double>(), "harmonic mean");
static_assert(zero_over_zero<float>() && zero_over_zero<double>(), "0 / 0 is 0");
static_assert(refuses_out_of_range<std::uint32_t>() && refuses_out_of_range<std::uint16_t>(), "out of range");
static_assert(full_counter<float>() && full_counter<double>(), "full counter");
#endif

TEST_CASE("confusion matrix: a row for each actual class, a column for each predicted") {
    CHECK(counts_of_example<std::uint32_t>());
    CHECK(counts_of_example<std::uint16_t>());
    CHECK(counts_of_example<std::uint8_t>());
}

TEST_CASE("confusion matrix: accuracy, precision, recall, f1 and macro f1 of an example worked by hand") {
    CHECK(figures_of_example<float>());
    CHECK(figures_of_example<double>());
}

TEST_CASE("confusion matrix: f1 is the harmonic mean of precision and recall") {
    CHECK(harmonic_mean<float>());
    CHECK(harmonic_mean<double>());
}

TEST_CASE("confusion matrix: 0 / 0 is 0") {
    CHECK(zero_over_zero<float>());
    CHECK(zero_over_zero<double>());
}

TEST_CASE("confusion matrix: a class out of range counts nothing") {
    CHECK(refuses_out_of_range<std::uint32_t>());
    CHECK(refuses_out_of_range<std::uint16_t>());
}

TEST_CASE("confusion matrix: a full counter stays full") {
    CHECK(full_counter<float>());
    CHECK(full_counter<double>());
}

TEST_CASE("confusion matrix: counters that together hold more than 2^32") {
    const std::uint32_t counters[4] = {0xC0000000u, 0x40000000u, 0x40000000u, 0xC0000000u};
    ConfusionMatrix<2> matrix;
    std::memcpy(&matrix, counters, sizeof matrix);
    CHECK(matrix.total() == 0xFFFFFFFFu);
    CHECK(matrix.accuracy() == 0.75f);
    CHECK(matrix.precision(0) == 0.75f);
    CHECK(matrix.recall(1) == 0.75f);
    CHECK(matrix.f1(0) == 0.75f);
    CHECK(matrix.macro_f1<double>() == 0.75);
}
