// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_GRADIENT_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_GRADIENT_HPP

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include <nervelet/nervelet.hpp>

// The gradient of a network of 16 bits against that of the same network in float.
namespace support {

using nervelet::Fixed16;

/// A visitor that keeps the gradient of every parameter as if it were a weight.
template <class Net>
struct KeepGradient {
    Net& gradient;
    static constexpr bool skips_zero_gradient = true;

    struct Row {
        Net& gradient;
        int shift;
        void operator()(std::size_t index, std::int32_t sum) const {
            gradient.parameters()[index].raw = nervelet::fixed16::saturate(sum >> shift);
        }
    };

    template <int DeltaBits>
    Row row_of_sums(nervelet::fixed16::Turn) const {
        return {gradient, DeltaBits + 11 - 13};
    }

    template <std::size_t Inputs, std::size_t Outputs, int DeltaBits>
    void rows(const Fixed16* x, const Fixed16* delta, std::size_t first, nervelet::fixed16::Turn turn) const {
        const Row row = row_of_sums<DeltaBits>(turn);
        for (std::size_t o = 0; o < Outputs; ++o) {
            for (std::size_t i = 0; i < Inputs; ++i) {
                row(first + o * Inputs + i, std::int32_t(x[i].raw) * delta[o].raw);
            }
            row(first + Inputs * Outputs + o, std::int32_t(delta[o].raw) * 2048);
        }
    }
};

/// ||16 bits - float|| / ||float||, of the outputs and of the gradient.
struct RelativeErrors {
    double output;
    double gradient;
};

/// Of one random example. FloatNet: the same layers.
template <class Net, class FloatNet>
RelativeErrors errors_of_16_bits(std::uint64_t seed) {
    using namespace nervelet;
    Net net;
    initialize(net, seed);
    FloatNet before = convert<float>(net);
    FloatNet after = before;
    Random random(seed);
    std::array<typename Net::Input, 1> x{};
    typename FloatNet::Input float_x{};
    for (std::size_t k = 0; k < Net::input_size; ++k) {
        x[0][k].raw = static_cast<std::int16_t>(static_cast<std::int32_t>(random.below(4096)) - 1024);
        float_x[k] = float(x[0][k]);
    }
    const std::array<Label, 1> label{{{1}}};

    using Steps = detail::Backpropagation<Net, CrossEntropy, 1>;
    static typename Steps::Tape tape;
    Steps::sweep(net, x.data(), label.data(), kernel::OneExample{}, tape, random);
    Net gradient;
    KeepGradient<Net> keep{gradient};
    Steps::gradient(x.data(), kernel::OneExample{}, tape, keep);
    const FloatNet found = convert<float>(gradient);
    Trainer<FloatNet, CrossEntropy, SGD> trainer{after, {1.0f}};
    trainer.step(float_x, label[0]);

    const auto logits = net.logits(x[0]);
    const auto float_logits = before.logits(float_x);
    double error = 0, size = 0, gradient_error = 0, gradient_size = 0;
    for (std::size_t j = 0; j < logits.size(); ++j) {
        error += std::pow(double(float(logits[j])) - double(float_logits[j]), 2);
        size += std::pow(double(float_logits[j]), 2);
    }
    for (std::size_t k = 0; k < FloatNet::parameter_count; ++k) {
        const double wanted = double(before.parameters()[k]) - double(after.parameters()[k]);
        gradient_error += std::pow(double(found.parameters()[k]) - wanted, 2);
        gradient_size += wanted * wanted;
    }
    return {std::sqrt(error / size), std::sqrt(gradient_error / gradient_size)};
}

/// The mean of four examples. One of them may be off by more, where a unit lies near the kink of a ReLU, or two numbers
/// of a pool are nearly the same.
template <class... Layers>
RelativeErrors mean_errors_of_16_bits() {
    RelativeErrors mean{0, 0};
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const RelativeErrors errors =
            errors_of_16_bits<nervelet::Network<Fixed16, Layers...>, nervelet::Network<float, Layers...>>(seed);
        mean.output += errors.output / 4;
        mean.gradient += errors.gradient / 4;
    }
    return mean;
}

} // namespace support

#endif
