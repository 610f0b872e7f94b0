// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_SEQUENCES_HPP
#define NERVELET_TESTS_SUPPORT_SEQUENCES_HPP

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

/// Sequences to learn from. make(random, x, targets) draws one: x[step][channel], and numbers or the class; z_bias:
/// what the update gates begin with, so that a state is kept long enough.
namespace support {

inline double uniform(nervelet::Random& random) {
    return static_cast<double>(random.next() >> 8) / 16777216.0;
}

inline double normal(nervelet::Random& random) {
    double sum = -6.0;
    for (int i = 0; i < 12; ++i) {
        sum += uniform(random);
    }
    return sum;
}

constexpr double turn = 6.283185307179586;

/// A day's temperatures, hour by hour, with weather that comes and goes; the target is the next one.
struct NextHour {
    static constexpr bool is_class = false;
    static constexpr float z_bias = 0.0f;

    static void make(nervelet::Random& random, float* x, float* target) {
        float next[24];
        draw(random, x, next);
        *target = next[23];
    }

    static void draw(nervelet::Random& random, float* x, float* next) {
        const double phase = turn * uniform(random);
        const double size = 0.4 + 0.8 * uniform(random);
        const double mean = 0.6 * (uniform(random) - 0.5);
        double weather = 0.0;
        for (int hour = 0; hour <= 24; ++hour) {
            weather = 0.8 * weather + 0.05 * normal(random);
            const double angle = phase + turn * hour / 24;
            const double y = mean + size * (std::sin(angle) + 0.3 * std::sin(2 * angle)) + weather;
            if (hour < 24) {
                x[hour] = static_cast<float>(y + 0.02 * normal(random));
            }
            if (hour > 0) {
                next[hour - 1] = static_cast<float>(y);
            }
        }
    }
};

/// The same, of every hour.
struct NextHours : NextHour {
    static void make(nervelet::Random& random, float* x, float* target) { draw(random, x, target); }
};

/// Five movements, three channels over 32 steps, of any size, speed and phase.
struct Gestures {
    static constexpr bool is_class = true;
    static constexpr float z_bias = 0.0f;

    static void make(nervelet::Random& random, float* x, float* target) {
        const auto movement = random.below(5);
        const double phase = turn * uniform(random);
        const double speed = (1.0 + uniform(random)) * turn / 32;
        const double size = 0.3 + 0.7 * uniform(random);
        for (int i = 0; i < 32; ++i) {
            const double angle = phase + speed * i;
            const double second[] = {std::sin(angle), -std::sin(angle), std::cos(angle), std::cos(2 * angle), 0.0};
            const double third = movement == 4 ? std::sin(2 * angle) : 0.3 * std::sin(angle + 1.0);
            x[3 * i] = static_cast<float>(size * std::cos(angle) + 0.35 * normal(random));
            x[3 * i + 1] = static_cast<float>(size * second[movement] + 0.35 * normal(random));
            x[3 * i + 2] = static_cast<float>(size * third + 0.35 * normal(random));
        }
        *target = static_cast<float>(movement);
    }
};

/// The sign of the first sample, behind which there is noise.
template <int Steps, int Bias>
struct FirstOf {
    static constexpr bool is_class = true;
    static constexpr float z_bias = Bias;

    static void make(nervelet::Random& random, float* x, float* target) {
        const auto sign = random.below(2);
        x[0] = sign == 1 ? 1.0f : -1.0f;
        for (int i = 1; i < Steps; ++i) {
            x[i] = static_cast<float>(uniform(random) - 0.5);
        }
        *target = static_cast<float>(sign);
    }
};

using FirstOf16 = FirstOf<16, 2>;
using FirstOf32 = FirstOf<32, 3>;

struct Learned {
    double accuracy = 0.0; ///< in percent, on sequences that are not trained on
    double loss = 0.0;     ///< the mean over them
};

/// An example for Net.
template <class Net, class Task>
struct Sequence {
    using T = typename Net::Scalar;
    typename Net::Input x{};
    typename Net::Output target{};
    nervelet::Label label{0};

    explicit Sequence(nervelet::Random& random) {
        std::array<float, std::tuple_size<typename Net::Input>::value> inputs{};
        std::array<float, Net::output_size> targets{};
        Task::make(random, inputs.data(), targets.data());
        x = nervelet::convert<T>(inputs);
        target = nervelet::convert<T>(targets);
        label.index = static_cast<std::size_t>(targets[0]);
    }

    const nervelet::Label& wanted(std::true_type) const { return label; }
    const typename Net::Output& wanted(std::false_type) const { return target; }
    const auto& wanted() const { return wanted(std::integral_constant<bool, Task::is_class>{}); }
};

template <class Net, class Loss, class Task, template <class> class Optimizer, class Start>
Learned learned(const Start& start, const Optimizer<typename Net::Scalar>& optimizer, int steps, std::uint64_t seed) {
    static Net net;
    net = nervelet::convert<typename Net::Scalar>(start);
    static nervelet::Trainer<Net, Loss, Optimizer> trainer;
    trainer.reset(net, optimizer, seed);
    nervelet::Random random(seed + 77);
    for (int k = 0; k < steps; ++k) {
        const Sequence<Net, Task> example(random);
        trainer.step(example.x, example.wanted());
    }
    Learned result;
    nervelet::Random others(999);
    constexpr int count = 1000;
    for (int k = 0; k < count; ++k) {
        const Sequence<Net, Task> example(others);
        result.loss += static_cast<double>(float(nervelet::evaluate<Loss>(net, example.x, example.wanted()))) / count;
        const auto y = nervelet::convert<float>(net(example.x));
        std::size_t largest = 0;
        for (std::size_t j = 1; j < y.size(); ++j) {
            largest = y[j] > y[largest] ? j : largest;
        }
        result.accuracy += Task::is_class && largest == example.label.index ? 100.0 / count : 0.0;
    }
    return result;
}

/// Net<Fixed16> learns what Net<float> learns, as the mean of some seeds: all but `points` of its accuracy, and with at
/// most `factor` of its loss.
template <template <class> class Net, class Loss, template <class> class Optimizer, class Task>
void compare_on_sequences(const Optimizer<float>& float_optimizer, const Optimizer<nervelet::Fixed16>& optimizer,
                          int steps, int seeds, double points, double factor) {
    Learned in_float;
    Learned in_16_bits;
    for (int k = 1; k <= seeds; ++k) {
        const auto seed = static_cast<std::uint64_t>(k);
        Net<float> start;
        nervelet::initialize(start, seed);
        auto bias = start.template bias<0>();
        for (std::size_t u = bias.size() / 3; u < 2 * bias.size() / 3; ++u) {
            bias[u] = Task::z_bias;
        }
        const Learned a = learned<Net<float>, Loss, Task, Optimizer>(start, float_optimizer, steps, seed);
        const Learned b = learned<Net<nervelet::Fixed16>, Loss, Task, Optimizer>(start, optimizer, steps, seed);
        in_float.accuracy += a.accuracy / seeds;
        in_float.loss += a.loss / seeds;
        in_16_bits.accuracy += b.accuracy / seeds;
        in_16_bits.loss += b.loss / seeds;
    }
    MESSAGE("accuracy ", in_float.accuracy, " in float, ", in_16_bits.accuracy, " in 16 bits; loss ", in_float.loss,
            ", ", in_16_bits.loss);
    CHECK(in_16_bits.accuracy >= in_float.accuracy - points);
    CHECK(in_16_bits.loss < factor * in_float.loss + (Task::is_class ? 0.002 : 0.0));
}

} // namespace support

#endif
