// Part of nervelet. MIT licence, the nervelet authors.
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/kernel/int8_kernels.hpp>

using namespace nervelet;

namespace {

/// Products around those that are rounded, by definition.
template <class Rounding>
std::uint32_t wrong_products() {
    std::uint32_t wrong = 0;
    std::uint32_t state = 5;
    for (std::uint32_t k = 0; k < 2000; ++k) {
        state = state * 1664525u + 1013904223u;
        const std::int32_t mantissa = static_cast<std::int32_t>((k % 8 == 0 ? 0 : state >> 2) | (1u << 30));
        state = state * 1664525u + 1013904223u;
        const std::int32_t exponent = -static_cast<std::int32_t>(state >> 27) - (state >> 27 == 0 ? 1 : 0);
        std::int32_t number = static_cast<std::int32_t>(state) >> (state % 24);
        number = k % 16 == 1 ? 1610612736 : k % 16 == 2 ? -1610612736 : number % 1610612736;
        number = k % 16 == 3 ? (1 << (k / 16 % 30)) * (k % 32 == 3 ? 1 : -1) : number;
        const std::int32_t product =
            kernel::thumb1::product<Rounding>(number, kernel::thumb1::Factor(mantissa, exponent), 7);
        wrong += product != Rounding::product(number, {mantissa, exponent}) + 7 ? 1 : 0;
    }
    return wrong;
}

} // namespace

TEST_CASE("products of 32 bits each of halves") {
    CHECK(wrong_products<DoubleRounding>() == 0);
    CHECK(wrong_products<SingleRounding>() == 0);
}
