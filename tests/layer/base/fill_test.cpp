// Part of nervelet. MIT licence, the nervelet authors.
#include <array>

#include <doctest/doctest.h>

#include <nervelet/layer/base/fill.hpp>

using namespace nervelet;

TEST_CASE("fill: so many numbers and no more") {
    std::array<float, 12> numbers{};
    detail::fill<11>(numbers.data(), 2.5f);
    for (std::size_t i = 0; i < 11; ++i) {
        CHECK(numbers[i] == 2.5f);
    }
    CHECK(numbers[11] == 0.0f);
}

TEST_CASE("fill: numbers that move leave zeros") {
    std::array<double, 4> from{{1, 2, 3, 4}};
    std::array<double, 4> to{};
    detail::move_numbers<3>(from.data(), to.data());
    CHECK(from == std::array<double, 4>{{0, 0, 0, 4}});
    CHECK(to == std::array<double, 4>{{1, 2, 3, 0}});
}
