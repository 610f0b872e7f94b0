// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_AGAINST_FLOAT_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_AGAINST_FLOAT_HPP

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/convert.hpp>
#include <nervelet/evaluate.hpp>
#include <nervelet/initialize.hpp>
#include <nervelet/trainer.hpp>

/// A network of 16 bits beside the same network in float.
namespace support {

/// The same numbers in both; Size numbers from Lowest / 100 to Highest / 100.
template <class T, std::size_t Size>
struct NumberPair {
    std::array<T, Size> fixed{};
    std::array<float, Size> floats{};

    NumberPair(nervelet::Random& random, float lowest, float highest) {
        for (std::size_t i = 0; i < Size; ++i) {
            const float share = static_cast<float>(random.below(4096)) / 4096.0f;
            fixed[i] = T(lowest + (highest - lowest) * share);
            floats[i] = float(fixed[i]);
        }
    }
};

/// A network, drawn from a seed, whose biases are drawn, too.
template <class Net>
Net network_with_biases(std::uint64_t seed) {
    Net net;
    nervelet::initialize(net, seed);
    nervelet::Random random(seed + 100);
    for (auto& parameter : net.parameters()) {
        if (parameter.raw == 0) {
            parameter.raw = static_cast<std::int16_t>(static_cast<std::int32_t>(random.below(4096)) - 2048);
        }
    }
    return net;
}

/// How far the outputs and the loss of 16 bits lie at most from those of float.
struct Distances {
    float output = 0.0f;
    float loss = 0.0f;
};

template <class Net, class Loss>
Distances distances_from_float(float lowest_target, float highest_target) {
    Distances largest;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Net net = network_with_biases<Net>(seed);
        const auto floats = nervelet::convert<float>(net);
        nervelet::Random random(seed);
        const NumberPair<typename Net::Scalar, Net::input_size> x(random, -2.0f, 2.0f);
        const NumberPair<typename Net::Scalar, Net::output_size> target(random, lowest_target, highest_target);
        const auto y = net(x.fixed);
        const auto float_y = floats(x.floats);
        for (std::size_t j = 0; j < Net::output_size; ++j) {
            largest.output = std::fmax(largest.output, std::fabs(float(y[j]) - float_y[j]));
        }
        const float loss = float(nervelet::evaluate<Loss>(net, x.fixed, target.fixed));
        const float float_loss = nervelet::evaluate<Loss>(floats, x.floats, target.floats);
        largest.loss = std::fmax(largest.loss, std::fabs(loss - float_loss));
    }
    return largest;
}

/// Checks that the mean change of every parameter in `times` lessons of 16 bits from one network is float's change:
/// within a share of the largest of these, a thousandth of the rate for deltas that are rounded to the nearest, and
/// five standard deviations of rounding at random.
template <class Net, class Loss, template <class> class Optimizer>
void check_mean_step(Optimizer<typename Net::Scalar> optimizer, Optimizer<float> float_optimizer, float lowest_target,
                     float highest_target, std::uint64_t seed, int times, int steps = 1, double share = 0.01) {
    const Net start = network_with_biases<Net>(seed);
    nervelet::Random random(seed);
    const NumberPair<typename Net::Scalar, Net::input_size> x(random, -2.0f, 2.0f);
    const NumberPair<typename Net::Scalar, Net::output_size> target(random, lowest_target, highest_target);
    static std::array<double, Net::parameter_count> sum;
    sum.fill(0.0);
    Net net;
    nervelet::Trainer<Net, Loss, Optimizer> trainer;
    for (int k = 0; k < times; ++k) {
        net = start;
        trainer.reset(net, optimizer, static_cast<std::uint64_t>(k));
        for (int step = 0; step < steps; ++step) {
            trainer.step(x.fixed, target.fixed);
        }
        for (std::size_t i = 0; i < sum.size(); ++i) {
            sum[i] += double(net.parameters()[i].weight()) - double(start.parameters()[i].weight());
        }
    }
    const auto before = nervelet::convert<float>(start);
    auto floats = before;
    nervelet::Trainer<decltype(floats), Loss, Optimizer> float_trainer{floats, float_optimizer};
    for (int step = 0; step < steps; ++step) {
        float_trainer.step(x.floats, target.floats);
    }
    // The same parameters in the order of 16 bits: convert() keeps their places.
    Net index;
    for (std::size_t i = 0; i < sum.size(); ++i) {
        index.parameters()[i].raw = static_cast<std::int16_t>(i);
    }
    const auto places = nervelet::convert<float>(index);
    double largest = 0.0;
    double largest_change = 0.0;
    for (std::size_t i = 0; i < sum.size(); ++i) {
        const auto place = static_cast<std::size_t>(places.parameters()[i] * float(1 << Net::Scalar::weight_bits));
        const double wanted = double(floats.parameters()[i]) - double(before.parameters()[i]);
        largest = std::fmax(largest, std::fabs(sum[place] / times - wanted));
        largest_change = std::fmax(largest_change, std::fabs(wanted));
    }
    const double rate = double(float_optimizer.learning_rate) * steps;
    const double deviation = std::sqrt(double(steps) / times) / double(2 << Net::Scalar::weight_bits);
    const double allowed = share * largest_change + 0.001 * rate + 5.0 * deviation;
    CAPTURE(largest_change);
    CAPTURE(allowed);
    CHECK(largest_change > allowed);
    CHECK(largest < allowed);
}

} // namespace support

#endif
