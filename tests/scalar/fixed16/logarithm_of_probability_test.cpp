// Part of nervelet. MIT licence, the nervelet authors.
#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/scalar/fixed16/logarithm_of_probability.hpp>

using namespace nervelet::fixed16;

static_assert(logarithm_of_probability<15>(32768) == 0 && logarithm_of_probability<16>(65536) == 0, "of 1");
static_assert(logarithm_of_probability<0>(1) == 0, "also of one without fraction bits");
static_assert(logarithm_of_probability<15>(0) == -726818, "of 2^-16");

namespace {

template <int FractionBits>
double largest_error() {
    double largest = 0;
    for (std::uint32_t p = 1; p <= (std::uint32_t(1) << FractionBits); ++p) {
        const double exact = 65536 * std::log(std::ldexp(static_cast<double>(p), -FractionBits));
        largest = std::fmax(largest, std::fabs(logarithm_of_probability<FractionBits>(p) - exact));
    }
    return largest;
}

} // namespace

TEST_CASE("logarithm_of_probability: of every probability at most 6.5 units of the last place from the exact one") {
    CHECK(largest_error<15>() <= 6.5);
    CHECK(largest_error<16>() <= 6.5);
    CHECK(largest_error<7>() <= 6.5);
    CHECK(largest_error<16>() >= 1); // so that the figure means something
}

TEST_CASE("logarithm_of_probability: never falls where the probability grows, from zero on") {
    int falls = 0;
    for (std::uint32_t p = 0; p < 65536; ++p) {
        falls += logarithm_of_probability<16>(p) > logarithm_of_probability<16>(p + 1) ? 1 : 0;
    }
    CHECK(falls == 0);
    CHECK(logarithm_of_probability<16>(0) < logarithm_of_probability<16>(1));
}
