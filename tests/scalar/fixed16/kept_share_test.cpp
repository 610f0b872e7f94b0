// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstdint>

#include <nervelet/core/random.hpp>
#include <nervelet/layer/base/dropping.hpp>
#include <nervelet/scalar/fixed16/kept_share.hpp>

using namespace nervelet;

namespace {

/// The largest error of number / p, beyond the half step of rounding, relative to it.
template <unsigned Percent>
double largest_error() {
    double largest = 0.0;
    for (std::int32_t number = -32768; number <= 32767; number += 7) {
        const double exact = number * 100.0 / (100.0 - Percent);
        const double given = fixed16::KeptShare<Percent>::times(static_cast<std::int16_t>(number));
        const double error = (exact < given ? given - exact : exact - given) - 0.5;
        const double size = exact < 0.0 ? -exact : exact;
        largest = error > largest * size && size > 0.0 ? error / size : largest;
    }
    return largest;
}

/// Whether the mask is that of floats, for numbers around the bound and others.
template <unsigned Percent>
bool keeps_as_floats_do() {
    const float p = detail::SameForAll<Percent>::template probability<float>(0);
    Random random(Percent);
    for (std::uint32_t i = 0; i < 3000; ++i) {
        const std::uint32_t around = (std::uint32_t(100 - Percent) * 16777216u / 100u + i - 1500u) & 0xFFFFFFu;
        const std::uint32_t number = i < 2000 ? around << 8 : random.next();
        const bool in_float = static_cast<float>(static_cast<std::int32_t>(number >> 8)) * (1.0f / 16777216.0f) < p;
        if (fixed16::KeptShare<Percent>::keeps(number) != in_float) {
            return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("1 / p has 15 bits") {
    CHECK(largest_error<0>() == 0.0);
    CHECK(largest_error<50>() == 0.0);
    CHECK(largest_error<20>() == 0.0); // 1.25
    CHECK(largest_error<10>() < 1.0 / 32768.0);
    CHECK(largest_error<33>() < 1.0 / 32768.0);
    CHECK(largest_error<70>() < 1.0 / 32768.0);
    CHECK(largest_error<99>() == 0.0); // 100
    CHECK(largest_error<97>() < 1.0 / 32768.0);
    CHECK((fixed16::KeptShare<0>::fraction_bits() == 14));
    CHECK((fixed16::KeptShare<50>::fraction_bits() == 13));
    CHECK((fixed16::KeptShare<99>::fraction_bits() == 8));
    CHECK((fixed16::KeptShare<50>::times(-32768) == -65536));
    CHECK((fixed16::KeptShare<99>::times(32767) == 3276700));
}

TEST_CASE("the same numbers are kept as in float") {
    CHECK(keeps_as_floats_do<0>());
    CHECK(keeps_as_floats_do<10>());
    CHECK(keeps_as_floats_do<20>());
    CHECK(keeps_as_floats_do<30>());
    CHECK(keeps_as_floats_do<50>());
    CHECK(keeps_as_floats_do<77>());
    CHECK(keeps_as_floats_do<99>());
}
