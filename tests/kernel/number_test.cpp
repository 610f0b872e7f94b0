// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <type_traits>

#include <nervelet/kernel/number.hpp>

#include "support/same_bits.hpp"

namespace kernel = nervelet::kernel;

static_assert(std::is_same<kernel::NumberOf<double>, double>::value,
              "the compiler's own where it is not told otherwise");

TEST_CASE("a product and a quotient of numbers become the scalar that the operators give") {
    const float a = 1.1f;
    const float b = -0.3f;
    const kernel::NumberOf<float> x = a;
    CHECK(support::same_bits(float(x * b), a * b));
    CHECK(support::same_bits(float(x / b), a / b));
    CHECK(support::same_bits(float(1.0f - x), 1.0f - a));
}
