// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/core/data_of.hpp>

#include <array>
#include <type_traits>

#include <doctest/doctest.h>

using nervelet::detail::data_of;

namespace {

/// Changes an array within a constant expression, in C++14, too.
constexpr std::array<int, 3> with_second(int number) {
    std::array<int, 3> array{{1, 2, 3}};
    data_of(array)[1] = number;
    return array;
}

constexpr std::array<int, 3> changed = with_second(7);
static_assert(changed[0] == 1 && changed[1] == 7 && changed[2] == 3, "one number, and no other");
static_assert(data_of(changed)[2] == 3, "of a constant array");

} // namespace

TEST_CASE("data_of: the same pointer as data()") {
    std::array<float, 4> array{};
    const std::array<float, 4>& constant = array;
    CHECK(data_of(array) == array.data());
    CHECK(data_of(constant) == array.data());
    static_assert(std::is_same<decltype(data_of(array)), float*>::value, "which changes it");
    static_assert(std::is_same<decltype(data_of(constant)), const float*>::value, "and does not");
}

TEST_CASE("data_of: an array without elements has none") {
    std::array<float, 0> nothing{};
    CHECK(data_of(nothing) == nullptr);
}
