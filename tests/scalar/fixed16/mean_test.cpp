// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>

#include <nervelet/scalar/fixed16/mean.hpp>

using namespace nervelet;

TEST_CASE("means in 16 bits at the ends of their range") {
    CHECK(fixed16::mean(-32768 * 16384, 16384) == -32768);
    CHECK(fixed16::mean(32767 * 16384, 16384) == 32767);
    CHECK(fixed16::mean(3, 2) == 2);
    CHECK(fixed16::mean(-3, 2) == -1);
    CHECK(fixed16::mean(-5, 3) == -2);
}

TEST_CASE("shares of a gradient sum to it, whatever the phase, and are the same one by one") {
    for (std::uint32_t count = 1; count < 70; ++count) {
        for (std::int32_t gradient = -150; gradient <= 150; ++gradient) {
            auto shares = fixed16::Shares::of(gradient, count, static_cast<std::uint16_t>(gradient * 977));
            const auto start = shares;
            std::int32_t sum = 0;
            bool same = true;
            for (std::uint32_t k = 0; k < count; ++k) {
                const std::int32_t share = shares.next();
                same = same && share == start.at(k) && std::abs(share * int(count) - gradient) < int(count);
                sum += share;
            }
            CHECK(same);
            CHECK(sum == gradient);
        }
    }
}
