// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_HOSTILE_STEPS_HPP
#define NERVELET_TESTS_SUPPORT_HOSTILE_STEPS_HPP

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <limits>

#include <nervelet/nervelet.hpp>

/// Steps on hostile numbers.
namespace support {

using namespace nervelet;

inline float hostile(Random& random) {
    const std::uint32_t kind = random.below(12);
    if (kind < 4) {
        return random.uniform<float>() * 2.0f - 1.0f;
    }
    if (kind == 4) {
        return std::numeric_limits<float>::quiet_NaN();
    }
    if (kind == 5) {
        return std::numeric_limits<float>::infinity();
    }
    if (kind == 6) {
        return -1e38f;
    }
    if (kind == 7) {
        return std::numeric_limits<float>::denorm_min();
    }
    if (kind == 8) {
        return 0.0f;
    }
    float anything = 0;
    const std::uint32_t bits = random.next();
    std::memcpy(&anything, &bits, sizeof anything);
    return anything;
}

/// Mild examples with now and then one hostile number, and some that are hostile throughout.
template <class Array>
void fill(Array& values, Random& random, bool throughout) {
    for (float& value : values) {
        value = throughout || random.below(40) == 0 ? hostile(random) : random.uniform<float>() * 2.0f - 1.0f;
    }
}

/// The hyperparameters that are not left at their defaults.
template <class Optimizer>
constexpr Optimizer with_rate(const Optimizer*) {
    return {0.01f};
}

template <class Inner>
constexpr ClipByNorm<Inner> with_rate(const ClipByNorm<Inner>*) {
    return {with_rate(static_cast<const Inner*>(nullptr)), 0.5f};
}

template <class Loss, template <class> class Optimizer, class Net>
void attack(int steps, std::uint64_t seed) {
    constexpr Optimizer<float> optimizer = with_rate(static_cast<const Optimizer<float>*>(nullptr));
    Net net;
    initialize(net, seed);
    Trainer<Net, Loss, Optimizer> trainer{net, optimizer, seed};
    Random random(seed);
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < steps; ++i) {
        if (i % 500 == 0) {
            initialize(net, seed); // pushed far away, a network may refuse everything
            trainer.reset(net, optimizer, seed);
        }
        typename Net::Input x{};
        typename Net::Output target{};
        const bool throughout = random.below(4) == 0;
        fill(x, random, throughout);
        fill(target, random, throughout);
        trainer.optimizer().learning_rate = random.below(50) == 0 ? hostile(random) : 0.01f;
        const Net before = net;
        const float loss = trainer.step(x, target);
        if (math::is_nan(loss)) {
            ++refused;
            REQUIRE(std::memcmp(&net, &before, sizeof net) == 0);
        } else {
            ++taken;
            for (const float parameter : net.parameters()) {
                REQUIRE(math::is_finite(parameter));
            }
        }
    }
    CHECK(taken > steps / 10);
    CHECK(refused > steps / 10);
}

} // namespace support

#endif
