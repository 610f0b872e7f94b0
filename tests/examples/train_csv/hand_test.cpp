// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/hand.hpp"

#include <doctest/doctest.h>

using train_csv::Gesture;
using train_csv::Hand;

namespace {

/// Mean and variance of a channel over many samples.
struct Moments {
    nervelet::StandardNormalizer<float, 3> of(const train_csv::Wearer& wearer, Gesture gesture) const {
        nervelet::StandardNormalizer<float, 3> moments;
        Hand hand(wearer, 5);
        for (int i = 0; i < 2000; ++i) {
            moments.observe(hand.next(gesture));
        }
        return moments;
    }
};

} // namespace

TEST_CASE("the same seed gives the same movement, another seed and another wearer another one") {
    Hand hand(train_csv::wearers[0], 1);
    Hand same(train_csv::wearers[0], 1);
    Hand later(train_csv::wearers[0], 2);
    Hand other(train_csv::wearers[1], 1);
    for (int i = 0; i < 50; ++i) {
        const Hand::Sample sample = hand.next(Gesture::circle);
        CHECK(sample == same.next(Gesture::circle));
        CHECK(sample != later.next(Gesture::circle));
        CHECK(sample != other.next(Gesture::circle));
    }
}

TEST_CASE("at rest there are gravity, a tilt and noise") {
    for (const train_csv::Wearer& wearer : train_csv::wearers) {
        const auto rest = Moments().of(wearer, Gesture::rest);
        CHECK(rest.mean(2) == doctest::Approx(1.0).epsilon(0.02));
        for (std::size_t channel = 0; channel < 3; ++channel) {
            CHECK(rest.variance(channel) == doctest::Approx(0.0225).epsilon(0.1)); // 3 times 0.15^2 / 3
            CHECK(nervelet::math::absolute(rest.mean(channel) - (channel == 2 ? 1.0f : 0.0f)) < 0.17f);
        }
    }
}

TEST_CASE("gestures move as they should, and one wearer more strongly than the other") {
    for (const train_csv::Wearer& wearer : train_csv::wearers) {
        CHECK(Moments().of(wearer, Gesture::circle).variance(1) > 0.1f);
        CHECK(Moments().of(wearer, Gesture::shake).variance(0) > 0.15f);
        CHECK(Moments().of(wearer, Gesture::tap).variance(2) > 0.06f);
        CHECK(Moments().of(wearer, Gesture::circle).variance(2) < 0.03f);
    }
    CHECK(Moments().of(train_csv::wearers[1], Gesture::shake).variance(0) >
          1.5f * Moments().of(train_csv::wearers[0], Gesture::shake).variance(0));
}
