// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include <nervelet/kernel/kernels.hpp>

#include "support/same_bits.hpp"
#include "support/uneven_numbers.hpp"

namespace {

template <std::size_t Rows, std::size_t Columns>
bool agree() {
    const auto weights = support::uneven_numbers<Rows * Columns>(1);
    const auto vector = support::uneven_numbers<Columns>(2);
    auto best = support::uneven_numbers<Rows + 1>(3);
    auto portable = best;
    auto expected = best;
    nervelet::kernel::add_each_dot<Rows, Columns>(weights.data(), vector.data(), best.data());
    nervelet::kernel::add_each_dot<Rows, Columns>(weights.data(), vector.data(), portable.data(),
                                                  nervelet::kernel::Portable{});
    for (std::size_t k = 0; k < Rows; ++k) {
        expected[k] += nervelet::kernel::dot<Columns>(weights.data() + k * Columns, vector.data());
    }
    return support::all_same_bits(best, expected) && support::all_same_bits(portable, expected);
}

} // namespace

TEST_CASE("each sum grows by the dot product of its row, with the bits of dot(), for odd rows and columns, too") {
    CHECK(agree<1, 1>());
    CHECK(agree<3, 6>());
    CHECK(agree<4, 15>());
    CHECK(agree<1, 16>());
    CHECK(agree<2, 16>());
    CHECK(agree<3, 17>());
    CHECK(agree<16, 48>());
    CHECK(agree<13, 39>());
}
