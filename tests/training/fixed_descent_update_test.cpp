// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "../support/fixed16_wide_step.hpp"

#include <nervelet/loss/cross_entropy.hpp>
#include <nervelet/optimizer/clip_by_value.hpp>
#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/optimizer/weight_decay.hpp>
#include <nervelet/training/fixed_descent_update.hpp>
#include <nervelet/training/fixed_last_layer.hpp>

using namespace nervelet;
using namespace support;

namespace {

/// Generates that number.
struct Given {
    std::uint32_t number;
    std::uint32_t next() const { return number; }
};

/// What an optimizer is made of.
struct Settings {
    double rate;
    double decay;   ///< 0: none
    double maximum; ///< 0: none
};

/// One example by the formulas, dJ/dz with 14 fraction bits.
void learn(WideLayer& layer, const Settings& settings, std::uint32_t seed) {
    WideRandom random{seed};
    int e = 0;
    while (std::ldexp(settings.rate, e) < 0.5) {
        ++e;
    }
    const std::int64_t mantissa = std::llround(std::ldexp(settings.rate, e + 15));
    const int shift = 14 - 3 + e;
    const std::int64_t d_bits = std::llround(std::ldexp(settings.rate * settings.decay, 32));
    const bool clips = settings.maximum > 0;
    const std::int64_t most = std::int64_t(1) << 30;
    const std::int64_t bound_of_saturated =
        clips ? wide_cut(std::llround(std::ldexp(settings.rate * settings.maximum, 29)), 0, most) : most;
    const std::int64_t maximum = wide_cut(std::llround(std::ldexp(settings.maximum, 25)), 0, 2147483647);
    for (std::size_t o = 0; o < wide_units; ++o) {
        const std::int64_t d = settings.decay > 0 ? wide_floor(d_bits + random.bits(16), 16) : 0;
        std::int64_t g = 0;
        if (layer.delta[o].raw != 0) {
            g = wide_saturated(wide_floor(layer.delta[o].raw * mantissa + random.bits(shift), shift));
        }
        const std::int64_t size = g < 0 ? -g : g;
        std::int64_t bound = bound_of_saturated;
        if (clips && size > 0 && size < 32767) {
            const std::int64_t delta = layer.delta[o].raw < 0 ? -layer.delta[o].raw : layer.delta[o].raw;
            const std::int64_t drawn = random.bits(15) * delta / 32768;
            bound = maximum / delta > 32767 ? most : (size * maximum + drawn) / delta; // |g| maximum / |dJ/dz|
        }
        const std::int64_t r = g != 0 || d != 0 ? random.bits(16) : 0;
        for (std::size_t i = 0; i < wide_count; ++i) {
            if (WideLayer::unit(i) == o) {
                std::int16_t& w = layer.parameters[i].raw;
                const std::int64_t product = wide_cut(g * layer.input(i), -bound, bound);
                w = wide_saturated(w - wide_floor(product + d * w + r, 16));
            }
        }
    }
}

/// Whether the library does the same, with any numbers.
template <class Optimizer>
void compare(const Optimizer& optimizer, const Settings& settings) {
    using Factor = detail::LossFactor<CrossEntropy, wide_units, 14>;
    struct State {};
    using Update = detail::Update<Fixed16, typename Optimizer::Rule, State>;
    REQUIRE(optimizer.is_valid());
    Random random(3);
    int different = 0;
    for (std::uint32_t k = 0; k < 400; ++k) {
        WideLayer layer = WideLayer::draw(random);
        WideLayer expected = layer;
        learn(expected, settings, k);
        State state;
        Given generator{k};
        Update update = Update::template of<Factor>(layer.parameters.data(), state,
                                                    optimizer.rule(0, fixed16::NoNorm{}), std::size_t(1), generator);
        update.template rows<wide_inputs, wide_units, 14>(layer.x.data(), layer.delta.data(), 0, {true, true});
        for (std::size_t i = 0; i < wide_count; ++i) {
            different += layer.parameters[i] != expected.parameters[i];
        }
    }
    CHECK(different == 0);
}

} // namespace

TEST_CASE("weight decay and clipping in 16 bits compute what their formulas say, whatever the numbers are") {
    const float rates[] = {0.1f, 0.12f, 0.001f};
    const float decays[] = {0.001f, 0.75f, 0.0001f};
    for (std::size_t i = 0; i < 3; ++i) {
        const WeightDecay<SGD<Fixed16>> optimizer{{rates[i]}, decays[i]};
        compare(optimizer, {double(float(optimizer.learning_rate)), double(float(optimizer.weight_decay)), 0});
    }
    compare(ClipByValue<SGD<Fixed16>>{{0.0625f}, 0.25f}, {0.0625, 0, 0.25});
    compare(ClipByValue<SGD<Fixed16>>{{0.0625f}, 1000.0f}, {0.0625, 0, 1000});
    compare(ClipByValue<SGD<Fixed16>>{{0.0001f}, 0.015625f}, {double(float(FixedRate<2>(0.0001f))), 0, 0.015625});
    compare(ClipByValue<WeightDecay<SGD<Fixed16>>>{{{0.0625f}, 0.5f}, 0.125f}, {0.0625, 0.5, 0.125});
}

TEST_CASE("clipping in 16 bits at a small rate: the mean of many steps is that of the clipped gradient") {
    struct State {};
    using Optimizer = ClipByValue<SGD<Fixed16>>;
    using Factor = detail::LossFactor<CrossEntropy, 1, 14>;
    using Update = detail::Update<Fixed16, Optimizer::Rule, State>;
    const std::array<Fixed16, 3> x{{Fixed16(4.0f), Fixed16(2.0f), Fixed16(-1.0f)}};
    const std::array<Fixed16, 1> delta{{Fixed16::from_raw(164)}}; // 0.01
    const Optimizer optimizer{{0.0001f}, 0.025f};                 // the first gradient, 0.04, is cut to it
    const double expected[] = {-0.025, -0.02002, 0.01001, -0.01001};
    double sums[4] = {};
    constexpr int steps = 200000;
    Random random(5);
    for (int k = 0; k < steps; ++k) {
        std::array<Fixed16, 4> w{};
        State state;
        Update update =
            Update::of<Factor>(w.data(), state, optimizer.rule(0, fixed16::NoNorm{}), std::size_t(1), random);
        update.rows<3, 1, 14>(x.data(), delta.data(), 0, {true, true});
        for (std::size_t i = 0; i < 4; ++i) {
            sums[i] += w[i].raw;
        }
    }
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(sums[i] / steps / 8192 / 0.0001 == doctest::Approx(expected[i]).epsilon(0.1));
    }
}
