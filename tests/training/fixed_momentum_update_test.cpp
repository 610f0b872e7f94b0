// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

#include "../support/fixed16_wide_step.hpp"

#include <nervelet/loss/cross_entropy.hpp>
#include <nervelet/loss/mean_squared_error.hpp>
#include <nervelet/optimizer/clip_by_value.hpp>
#include <nervelet/optimizer/momentum.hpp>
#include <nervelet/optimizer/weight_decay.hpp>
#include <nervelet/training/fixed_last_layer.hpp>
#include <nervelet/training/fixed_momentum_update.hpp>

using namespace nervelet;
using namespace support;

namespace {

/// Generates that number.
struct Given {
    std::uint32_t number;
    std::uint32_t next() const { return number; }
};

using State = Momentum<Fixed16>::State<wide_count>;

/// What an optimizer is made of.
struct Settings {
    double rate;
    double momentum;
    double decay;   ///< 0: none
    double maximum; ///< 0: none
};

/// One example by the formulas; gradient_bits, delta_bits: 14 and 14, or 12 and 10; factor: that of the loss.
void learn(WideLayer& layer, const Settings& settings, int gradient_bits, int delta_bits, double factor,
           std::uint32_t seed) {
    WideRandom random{seed};
    const std::int64_t m = std::llround(settings.momentum * 32768);
    const double rate = settings.rate * factor;
    int e = 0;
    while (std::ldexp(rate, e) < 0.5) {
        ++e;
    }
    const std::int64_t mantissa = std::llround(std::ldexp(rate, e + 15));
    const int shift = e + gradient_bits - 2;
    const std::int64_t d_bits = std::llround(std::ldexp(settings.decay / factor, gradient_bits - 2 + 16));
    const std::int64_t largest = std::int64_t(32767) * 32768;
    const std::int64_t bound =
        settings.maximum > 0
            ? wide_cut(std::llround(std::ldexp(settings.maximum / factor, gradient_bits + 11)), 0, largest)
            : largest;
    for (std::size_t o = 0; o < wide_units; ++o) {
        const std::int64_t d = settings.decay > 0 ? wide_floor(d_bits + random.bits(16), 16) : 0;
        const std::int64_t r1 = random.bits(15);
        const std::int64_t r2 = random.bits(shift);
        const std::int64_t g =
            wide_cut(layer.delta[o].raw * (std::int64_t(1) << (gradient_bits - delta_bits)), -32767, 32767);
        for (std::size_t i = 0; i < wide_count; ++i) {
            if (WideLayer::unit(i) == o) {
                std::int16_t& v = layer.velocities[i].raw;
                std::int16_t& w = layer.parameters[i].raw;
                const std::int64_t product = wide_cut(g * layer.input(i), -bound, bound);
                v = wide_saturated(wide_floor(m * v + product + d * w + r1, 15));
                w = wide_saturated(w - wide_floor(v * mantissa + r2, shift));
            }
        }
    }
}

/// Whether the library does the same, with any numbers.
template <class Loss, int DeltaBits, class Optimizer>
void compare(const Optimizer& optimizer, const Settings& settings) {
    using Factor = detail::LossFactor<Loss, wide_units, DeltaBits>;
    using Update = detail::Update<Fixed16, typename Optimizer::Rule, State>;
    REQUIRE(optimizer.is_valid());
    REQUIRE(detail::fits_loss<Factor>(optimizer));
    Random random(DeltaBits);
    int different = 0;
    for (std::uint32_t k = 0; k < 400; ++k) {
        WideLayer layer = WideLayer::draw(random);
        WideLayer expected = layer;
        learn(expected, settings, DeltaBits > 12 ? 14 : 12, DeltaBits, Loss::is_mean ? 2.0 / wide_units : 1.0, k);
        State state{layer.velocities};
        Given generator{k};
        Update update = Update::template of<Factor>(layer.parameters.data(), state,
                                                    optimizer.rule(0, fixed16::NoNorm{}), std::size_t(1), generator);
        update.template rows<wide_inputs, wide_units, DeltaBits>(layer.x.data(), layer.delta.data(), 0, {true, true});
        for (std::size_t i = 0; i < wide_count; ++i) {
            different += layer.parameters[i] != expected.parameters[i];
            different += state.velocity[i] != expected.velocities[i];
        }
    }
    CHECK(different == 0);
}

} // namespace

TEST_CASE("momentum in 16 bits computes what its formulas say, whatever the numbers are") {
    for (const float rate : {0.1f, 0.01f, 0.0001f}) {
        const double r = double(rate);
        compare<CrossEntropy, 14>(Momentum<Fixed16>{rate, 0.9f}, {r, double(0.9f), 0, 0});
        compare<CrossEntropy, 14>(Momentum<Fixed16>{rate, 0.0f}, {r, 0, 0, 0});
        compare<MeanSquaredError, 10>(Momentum<Fixed16>{rate, 0.5f}, {r, 0.5, 0, 0});
        compare<CrossEntropy, 14>(WeightDecay<Momentum<Fixed16>>{{rate, 0.9f}, 0.001f},
                                  {r, double(0.9f), double(0.001f), 0});
        compare<CrossEntropy, 14>(WeightDecay<Momentum<Fixed16>>{{rate, 0.9f}, 0.75f}, {r, double(0.9f), 0.75, 0});
        compare<MeanSquaredError, 10>(WeightDecay<Momentum<Fixed16>>{{rate, 0.9f}, 0.001f},
                                      {r, double(0.9f), double(0.001f), 0});
        compare<CrossEntropy, 14>(ClipByValue<Momentum<Fixed16>>{{rate, 0.9f}, 0.25f}, {r, double(0.9f), 0, 0.25});
        compare<MeanSquaredError, 10>(ClipByValue<Momentum<Fixed16>>{{rate, 0.9f}, 1000.0f},
                                      {r, double(0.9f), 0, 1000});
        compare<CrossEntropy, 14>(ClipByValue<WeightDecay<Momentum<Fixed16>>>{{{rate, 0.9f}, 0.25f}, 0.25f},
                                  {r, double(0.9f), 0.25, 0.25});
    }
}

TEST_CASE("a velocity of 16 bits is saturated, and so is a weight") {
    const Momentum<Fixed16> optimizer{0.1f, 0.99f};
    using Update = detail::Update<Fixed16, Momentum<Fixed16>::Rule, State>;
    using Factor = detail::LossFactor<CrossEntropy, wide_units, 14>;
    WideLayer layer{};
    State state{};
    for (std::uint32_t k = 0; k < 50; ++k) {
        layer.x[0].raw = 32767;
        layer.delta[0].raw = -32768;
        Given generator{k * 77777u};
        Update update = Update::of<Factor>(layer.parameters.data(), state, optimizer.rule(0, fixed16::NoNorm{}),
                                           std::size_t(1), generator);
        update.rows<wide_inputs, wide_units, 14>(layer.x.data(), layer.delta.data(), 0, {true, true});
    }
    CHECK(state.velocity[0].raw == -32768);
    CHECK(layer.parameters[0].raw == 32767);
    CHECK(state.velocity[1].raw == 0);
    CHECK(layer.parameters[1].raw == 0);
}
