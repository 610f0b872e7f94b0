// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>

#include "support/same_bits.hpp"

namespace {

/// Numbers of which some are far out of the usual range: those are left to the operators.
template <std::size_t Size>
std::array<float, Size> wild_numbers(std::uint64_t seed) {
    std::array<float, Size> all{};
    nervelet::Random random(seed);
    for (float& number : all) {
        number = random.uniform<float>() - 0.5f;
        const auto kind = random.below(12);
        number = kind == 0 ? 0.0f * number : kind == 1 ? 1e-30f * number : kind == 2 ? 1e-44f : number;
        number = kind == 3 ? 1e18f * number : number;
    }
    return all;
}

template <std::size_t Rows, std::size_t Columns>
bool agree() {
    bool right = true;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto weights = wild_numbers<Rows * Columns>(seed);
        const auto vector = wild_numbers<Columns>(seed + 10);
        auto best = wild_numbers<Rows + 1>(seed + 20);
        auto portable = best;
        nervelet::kernel::add_each_dot<Rows, Columns>(weights.data(), vector.data(), best.data());
        nervelet::kernel::add_each_dot<Rows, Columns>(weights.data(), vector.data(), portable.data(),
                                                      nervelet::kernel::Portable{});
        for (std::size_t k = 0; k <= Rows; ++k) {
            right = right && support::same_bits(best[k], portable[k]);
        }
    }
    return right;
}

} // namespace

#if !defined(NERVELET_HAS_HELIUM)
TEST_CASE("all rows at a time give the bits of a dot product each, with a rest of rows and of columns, far and near") {
    CHECK(agree<1, 1>());
    CHECK(agree<5, 7>());
    CHECK(agree<16, 8>());
    CHECK(agree<17, 9>());
    CHECK(agree<15, 24>());
    CHECK(agree<33, 15>());
}
#endif
