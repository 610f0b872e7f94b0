// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <type_traits>

#include <nervelet/scalar/double.hpp>
#include <nervelet/scalar/float.hpp>

using namespace nervelet;

static_assert(ScalarTraits<float>::is_supported && ScalarTraits<double>::is_supported, "the two scalars");
static_assert(!ScalarTraits<int>::is_supported, "no other one");
static_assert(ScalarTraits<float>::largest_squared_gradient() ==
                  1024.0f * 1024 * 1024 * 1024 * 1024 * 1024 * 1024 * 1024 * 1024 * 1024,
              "2^100");
static_assert(std::is_same<ScalarTraits<float>::Sum, float>::value, "no double in a float network");
static_assert(std::is_same<ScalarTraits<double>::Sum, double>::value, "");

TEST_CASE("a refusal is NaN") {
    CHECK(not_a_number<double>() != not_a_number<double>());
    CHECK(not_a_number<float>() != not_a_number<float>());
}

TEST_CASE("weights lie row after row") {
    CHECK(ScalarTraits<float>::weight_index<3, 5>(0, 4) == 4);
    CHECK(ScalarTraits<double>::weight_index<3, 5>(2, 1) == 11);
}

TEST_CASE("a sum of floats is a float") {
    CHECK(ScalarTraits<float>::from_sum(ScalarTraits<float>::to_sum(0.1f)) == 0.1f);
}
