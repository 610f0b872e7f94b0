// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/layer/base/numbers_from.hpp>

using nervelet::detail::numbers_from;

namespace {

/// No pointer: number k is k times k.
struct Squares {
    constexpr int operator[](std::size_t k) const { return static_cast<int>(k * k); }
};

static_assert(numbers_from(Squares{}, 3)[0] == 9 && numbers_from(Squares{}, 3)[2] == 25, "counted from number 3 on");
static_assert(numbers_from(numbers_from(Squares{}, 3), 4)[1] == 64, "and from there on again");

} // namespace

TEST_CASE("numbers_from: of a pointer it is a pointer") {
    const float numbers[] = {1, 2, 3, 4, 5};
    const float* const all = numbers;
    const auto behind = numbers_from(all, 3);
    static_assert(std::is_same<decltype(behind), const float* const>::value, "kernels take it as it is");
    CHECK(behind == numbers + 3);
    CHECK(numbers_from(all, 0) == numbers);
}

TEST_CASE("numbers_from: a view keeps the view that it is of") {
    const auto behind = numbers_from(Squares{}, 10);
    CHECK(behind.first == 10);
    CHECK(behind[0] == 100);
    CHECK(behind[1] == 121);
}
