// Part of nervelet. MIT licence, the nervelet authors.
#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/scalar/fixed16/logistic.hpp>

using namespace nervelet::fixed16;

static_assert(sizeof(LogisticTable<>::entries) == 96, "bytes of flash");
static_assert(logistic_of_minus<11>(0) == 32768, "1/2");
static_assert(logistic_of_minus<11>(24319) > 0 && logistic_of_minus<11>(24320) == 0, "zero from 11.875 on");

namespace {

template <int FractionBits, int Step>
double largest_error() {
    double largest = 0;
    for (std::int32_t m = 0; m < 131072; m += Step) {
        const double exact = 65536 / (1 + std::exp(std::ldexp(m, -FractionBits)));
        largest = std::fmax(largest, std::fabs(logistic_of_minus<FractionBits>(m) - exact));
    }
    return largest;
}

} // namespace

TEST_CASE("logistic_of_minus: the table is that of the numbers next to the exact ones") {
    for (int n = 0; n < 48; ++n) {
        CHECK(static_cast<double>(LogisticTable<>::entries[n]) == std::round(65536 / (1 + std::exp(n / 4.0))));
    }
}

TEST_CASE("logistic_of_minus: at most 3.2 units of the last place from the exact one") {
    CHECK(largest_error<4, 1>() <= 3.2);
    CHECK(largest_error<11, 1>() <= 3.0);
    CHECK(largest_error<14, 3>() <= 3.2);
}
