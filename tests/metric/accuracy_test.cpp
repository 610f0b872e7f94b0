// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/metric/accuracy.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

using namespace nervelet;

namespace {

template <class T>
constexpr bool three_of_four() {
    Accuracy accuracy;
    accuracy.add(true);
    accuracy.add(false);
    accuracy.add(std::size_t(7), std::size_t(7));
    accuracy.add(std::size_t(0), std::size_t(0));
    return accuracy.count() == 4 && accuracy.right() == 3 && accuracy.value<T>() == T(0.75);
}

template <class T>
constexpr bool wrong_class() {
    Accuracy accuracy;
    accuracy.add(std::size_t(2), std::size_t(3));
    return accuracy.count() == 1 && accuracy.right() == 0 && accuracy.value<T>() == T(0);
}

template <class T>
constexpr bool empty_is_zero() {
    return Accuracy{}.count() == 0 && Accuracy{}.right() == 0 && Accuracy{}.value<T>() == T(0);
}

static_assert(sizeof(Accuracy) == 8 && std::is_trivially_copyable<Accuracy>::value, "two counters");
static_assert(std::is_same<decltype(Accuracy{}.value()), float>::value, "float unless asked otherwise");

} // namespace

#if __cplusplus >= 201703L
static_assert(three_of_four<float>() && three_of_four<double>(), "right / count");
static_assert(wrong_class<float>() && wrong_class<double>(), "wrong class");
static_assert(empty_is_zero<float>() && empty_is_zero<double>(), "0 / 0 is 0");
#endif

TEST_CASE("accuracy = right / count") {
    CHECK(three_of_four<float>());
    CHECK(three_of_four<double>());
}

TEST_CASE("accuracy counts a wrong class as wrong") {
    CHECK(wrong_class<float>());
    CHECK(wrong_class<double>());
}

TEST_CASE("accuracy of nothing is 0") {
    CHECK(empty_is_zero<float>());
    CHECK(empty_is_zero<double>());
}

TEST_CASE("accuracy stays as it is once its counter is full") {
    const std::uint32_t counters[2] = {0xFFFFFFFFu, 0x80000000u};
    Accuracy accuracy;
    std::memcpy(&accuracy, counters, sizeof accuracy);
    for (int i = 0; i < 3; ++i) {
        accuracy.add(true);
        accuracy.add(false);
    }
    CHECK(accuracy.count() == 0xFFFFFFFFu);
    CHECK(accuracy.right() == 0x80000000u);
    CHECK(accuracy.value() == 0.5f);
}
