// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/optimizer/base/possible_sums.hpp>
#include <nervelet/scalar/double.hpp>
#include <nervelet/scalar/float.hpp>

#include <doctest/doctest.h>

#include <limits>

using namespace nervelet;

namespace {

constexpr float largest = 18889465931478580854784.0f; // 2^74
static_assert(detail::is_decaying_sum(largest) && detail::is_decaying_sum(-largest), "");
static_assert(!detail::is_decaying_sum(2.0f * largest) && !detail::is_decaying_sum(-2.0f * largest), "");
static_assert(detail::is_decaying_sum(1e150) && !detail::is_decaying_sum(1e163), "2^480 2^53 is 2.8e160");
static_assert(detail::is_sum_of_squares(0.0f) && detail::is_sum_of_squares(-0.0f), "");
static_assert(detail::is_sum_of_squares((std::numeric_limits<float>::max)()), "");
static_assert(!detail::is_sum_of_squares(-1e-45f), "");

} // namespace

TEST_CASE("possible sums: the longest memory of the largest gradients stays among them") {
    const float decay = 0.99999994f;            // the largest below 1
    const float gradient = 1125899839733760.0f; // the largest below 2^50
    for (int i = 0; i < 10; ++i) {
        const float sum = decay * (largest - static_cast<float>(i) * gradient) + gradient;
        CHECK(sum <= largest);
        CHECK(detail::is_decaying_sum(sum));
    }
}

TEST_CASE("possible sums: no infinity and no NaN") {
    const float numbers[] = {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()};
    for (const float number : numbers) {
        CHECK_FALSE(detail::is_decaying_sum(number));
        CHECK_FALSE(detail::is_decaying_sum(-number));
        CHECK_FALSE(detail::is_sum_of_squares(number));
        CHECK_FALSE(detail::is_sum_of_squares(-number));
    }
}
