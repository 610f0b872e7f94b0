// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/kernel/kernels.hpp>

#include <array>

#if defined(NERVELET_HAS_SIMD)

namespace simd = nervelet::kernel::simd;

static_assert(simd::lanes_for(3, 4) == 4 && simd::lanes_for(4, 4) == 4 && simd::lanes_for(9, 4) == 16,
              "the fewest, doubled");

TEST_CASE("behind the numbers of a part there are zeros") {
    const std::array<float, 4> numbers{{1, 2, 3, 4}};
    const auto part = simd::PaddedLanes<float, 3>::load(numbers.data());
    static_assert(sizeof(part) == 16, "the smallest vector that holds three");
    CHECK((part[0] == 1 && part[1] == 2 && part[2] == 3 && part[3] == 0));
    const auto of_one = simd::PaddedLanes<double, 1>::load(std::array<double, 2>{{5, 6}}.data());
    CHECK((of_one[0] == 5 && of_one[1] == 0));
}

TEST_CASE("of a part only its numbers are stored") {
    std::array<float, 4> numbers{{1, 2, 3, 4}};
    using Part = simd::PaddedLanes<float, 3>;
    Part::store(numbers.data(), Part::constant(7));
    CHECK((numbers == std::array<float, 4>{{7, 7, 7, 4}}));
}

#endif
