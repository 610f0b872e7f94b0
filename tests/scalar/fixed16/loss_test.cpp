// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

#include <nervelet/scalar/fixed16/loss.hpp>

using namespace nervelet;

TEST_CASE("a loss has 16 fraction bits and saturates") {
    CHECK(float(FixedLoss::from_raw(65536)) == 1.0f);
    CHECK(FixedLoss::from_raw(std::int64_t(1) << 40).raw() == INT32_MAX);
    CHECK(FixedLoss::from_raw(-(std::int64_t(1) << 40)).raw() == -INT32_MAX);
    CHECK_FALSE(FixedLoss::from_raw(INT32_MIN).refused());
    CHECK(float(FixedLoss()) == 0.0f);
}

TEST_CASE("a refused one is like NaN") {
    const FixedLoss refused = not_a_number<FixedLoss>();
    const FixedLoss one = FixedLoss::from_raw(65536);
    CHECK(refused.refused());
    CHECK(float(refused) != float(refused));
    CHECK_FALSE(math::is_finite(refused));
    CHECK(math::is_finite(one));
    CHECK_FALSE(refused < one);
    CHECK_FALSE(refused > one);
    CHECK_FALSE(refused <= one);
    CHECK_FALSE(refused >= one);
    CHECK_FALSE(refused == refused);
    CHECK(refused != refused);
    CHECK_FALSE(one < refused);
    CHECK((FixedLoss(one) += refused).refused());
    CHECK((FixedLoss(refused) += one).refused());
    CHECK((refused * detail::FixedShare{2}).refused());
}

TEST_CASE("losses are added, compared, and divided by their number") {
    const FixedLoss one = FixedLoss::from_raw(65536);
    FixedLoss sum = one;
    sum += FixedLoss::from_raw(131072);
    CHECK(sum.raw() == 196608);
    CHECK((sum * detail::FixedShare{3}) == one);
    CHECK((detail::FixedShare{3} * sum) == one);
    CHECK(one < sum);
    CHECK(sum >= one);
    FixedLoss large = FixedLoss::from_raw(INT32_MAX);
    large += large;
    CHECK(large.raw() == INT32_MAX);
}

TEST_CASE("losses are subtracted, and have a largest one") {
    const FixedLoss one = FixedLoss::from_raw(65536);
    CHECK((one - FixedLoss::from_raw(16384)).raw() == 49152);
    CHECK((one - FixedLoss::of_refusal()).refused());
    CHECK((FixedLoss::of_refusal() - one).refused());
    CHECK((std::numeric_limits<FixedLoss>::max)().raw() == INT32_MAX);
    CHECK_FALSE((std::numeric_limits<FixedLoss>::lowest() - one).refused());
    CHECK(std::numeric_limits<FixedLoss>::lowest().raw() == -INT32_MAX);
}
