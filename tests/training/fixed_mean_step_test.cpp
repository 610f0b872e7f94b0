// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstdint>

#include <nervelet/core/random.hpp>
#include <nervelet/loss/cross_entropy.hpp>
#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/training/fixed_last_layer.hpp>
#include <nervelet/training/fixed_mean_step.hpp>

using namespace nervelet;

namespace {

/// What a count is doubled from until 2^doublings reaches it.
int doublings_of(std::uint32_t count) {
    int doublings = 0;
    while (doublings < 31 && (std::uint32_t(1) << doublings) < count) {
        ++doublings;
    }
    return doublings;
}

bool divides(std::uint32_t count) {
    const int doublings = doublings_of(count);
    const std::uint64_t quotient = (std::uint64_t(1) << (30 + doublings)) / count;
    return detail::share_of_count(count, doublings) == quotient;
}

} // namespace

TEST_CASE("the share of one example among so many is that of a division in 64 bits") {
    std::uint32_t wrong = 0;
    for (std::uint32_t count = 1; count < 5000; ++count) {
        wrong += divides(count) ? 0u : 1u;
    }
    for (int bit = 0; bit < 32; ++bit) {
        const std::uint32_t count = std::uint32_t(1) << bit;
        wrong += divides(count) ? 0u : 1u;
        wrong += divides(count + 1) ? 0u : 1u;
        wrong += bit == 0 || divides(count - 1) ? 0u : 1u;
    }
    Random random(3);
    for (int n = 0; n < 2000; ++n) {
        const std::uint32_t count = random.next() >> random.below(31);
        wrong += divides(count > 0 ? count : 1) ? 0u : 1u;
    }
    CHECK(wrong == 0);
    CHECK(divides(0xFFFFFFFFu));
}

TEST_CASE("the mean of so many gradients, times the rate, is what a parameter changes by") {
    using Factor = detail::LossFactor<CrossEntropy, 1, 14>;
    struct State {};
    const auto rule = detail::fixed_rule<2>(SGD<Fixed16>{0.0625f}.rule(0, fixed16::NoNorm{}));
    State state;
    for (const std::uint32_t count : {1u, 3u, 1000u, 70000u}) {
        const auto step = detail::FixedMeanStep<Fixed16, std::decay_t<decltype(rule)>>::of<Factor>(rule, count);
        double sum = 0;
        for (std::uint32_t n = 0; n < 1000; ++n) {
            fixed16::RowRandom random{n * 4294967u};
            Fixed16 weight = Fixed16::weight(1.0f);
            step.learn(1 << 28, weight, state, 0, random); // 256
            sum += (8192 - weight.raw) / 1000.0;
        }
        const double wanted = 256.0 / count * 0.0625 * 8192;
        CHECK(sum == doctest::Approx(wanted > 40960 ? 40960 : wanted).epsilon(0.02));
    }
}
