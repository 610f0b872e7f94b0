// Part of nervelet. MIT licence, the nervelet authors.
// Exponential, logarithm and softmax in 16 bits, against those of the standard library.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <initializer_list>

#include <nervelet/core/random.hpp>
#include <nervelet/scalar/fixed16/logarithm.hpp>
#include <nervelet/scalar/fixed16/softmax.hpp>

using namespace nervelet;

namespace {

template <int FractionBits>
double largest_error() {
    double worst = 0;
    for (std::uint32_t z = 0; z<(14u << FractionBits); z += FractionBits> 11 ? 3 : 1) {
        const double exact = std::exp(-double(z) / (1 << FractionBits));
        worst = std::fmax(worst, std::fabs(exact - fixed16::exponential_of_negative<FractionBits>(z) / 32768.0));
    }
    return worst;
}

template <std::size_t Size>
double softmax_error(std::int32_t largest, Random& random) {
    std::int32_t z[Size];
    std::uint32_t exponentials[Size];
    double sum = 0;
    for (std::int32_t& logit : z) {
        logit = static_cast<std::int32_t>(random.below(2 * static_cast<std::uint32_t>(largest))) - largest;
    }
    fixed16::subtract_from_largest<Size>(z, exponentials);
    std::int32_t top = z[0];
    for (const std::int32_t logit : z) {
        top = logit > top ? logit : top;
    }
    for (const std::int32_t logit : z) {
        sum += std::exp((double(logit) - top) / 2048);
    }
    const fixed16::Softmax softmax = fixed16::Softmax::of<Size, 11>(exponentials);
    double worst = std::fabs(std::log(sum) - fixed16::logarithm(softmax.sum) / 65536.0);
    for (std::size_t j = 0; j < Size; ++j) {
        const double exact = std::exp((double(z[j]) - top) / 2048) / sum;
        worst = std::fmax(worst, std::fabs(exact - softmax.output<14>(exponentials[j]) / 16384.0));
    }
    return worst;
}

} // namespace

TEST_CASE("e^-z within 1e-4, with more than 11 fraction bits within 6e-4") {
    CHECK(largest_error<11>() < 1e-4);
    CHECK(largest_error<4>() < 1e-4);
    CHECK(largest_error<1>() < 1e-4);
    CHECK(largest_error<15>() < 6e-4);
    CHECK(fixed16::exponential_of_negative<11>(0) == 32768);
    for (const std::uint32_t z : {12u << 11, 0x7FFFFFFFu, 0xFFFFFFFFu}) {
        CHECK(fixed16::exponential_of_negative<11>(z) == 0);
    }
}

TEST_CASE("the logarithm within 1e-4") {
    for (std::uint32_t sum = 32768; sum < 0x7F000000u; sum += sum / 97) {
        REQUIRE(std::fabs(fixed16::logarithm(sum) / 65536.0 - std::log(sum / 32768.0)) < 1e-4);
    }
    CHECK(fixed16::logarithm(32768) == 0);
}

TEST_CASE("softmax within 3e-4") {
    Random random(1);
    for (int k = 0; k < 3000; ++k) {
        REQUIRE(softmax_error<2>(1 << 11, random) < 3e-4);
        REQUIRE(softmax_error<10>(1 << 13, random) < 3e-4);
        REQUIRE(softmax_error<10>(1 << 18, random) < 3e-4);
    }
    for (int k = 0; k < 20; ++k) {
        REQUIRE(softmax_error<1000>(1 << 12, random) < 3e-4);
    }
}

TEST_CASE("the differences of any 32-bit integers fit") {
    const std::int32_t z[] = {INT32_MIN, INT32_MAX, 0};
    std::uint32_t differences[3] = {};
    fixed16::subtract_from_largest<3>(z, differences);
    CHECK(differences[0] == 0xFFFFFFFFu);
    CHECK(differences[1] == 0);
    CHECK(differences[2] == 0x7FFFFFFFu);
    const fixed16::Softmax softmax = fixed16::Softmax::of<3, 11>(differences);
    CHECK(softmax.output<14>(differences[1]) == 16384);
    CHECK(softmax.output<14>(differences[0]) == 0);
}
