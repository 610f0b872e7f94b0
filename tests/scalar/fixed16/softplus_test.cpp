// Part of nervelet. MIT licence, the nervelet authors.
#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/scalar/fixed16/softplus.hpp>

using namespace nervelet::fixed16;

static_assert(softplus_of_minus<11>(65536) == 0, "far out");

namespace {

template <int FractionBits, int Step>
double largest_error() {
    double largest = 0;
    for (std::int32_t m = 0; m < 131072; m += Step) {
        const double exact = 65536 * std::log1p(std::exp(-std::ldexp(m, -FractionBits)));
        largest = std::fmax(largest, std::fabs(softplus_of_minus<FractionBits>(m) - exact));
    }
    return largest;
}

} // namespace

TEST_CASE("softplus_of_minus: at most 7 units of the last place from the exact one") {
    CHECK(largest_error<4, 1>() <= 7);
    CHECK(largest_error<11, 1>() <= 7);
    CHECK(largest_error<14, 3>() <= 7);
}
