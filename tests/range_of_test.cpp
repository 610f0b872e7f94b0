// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

template <class T>
using Two = Network<T, Input<2>, Dense<2, ReLU>, Dense<1>>;

/// z = (3 x0 - 2 x1, x1 - 0.5), y = 0.25 a0 + 2 a1 + 1.
constexpr Two<float> two(float weight) {
    Two<float> net;
    net.parameters() = {{weight, 0.0f, -2.0f, 1.0f, 0.0f, -0.5f, 0.25f, 2.0f, 1.0f}};
    return net;
}

using Inputs = std::array<Two<float>::Input, 3>;
constexpr Inputs inputs{{{{1.0f, 0.0f}}, {{0.0f, 1.5f}}, {{2.0f, -1.0f}}}}; // z: (3, -.5), (-3, 1), (8, -1.5)

#if __cplusplus >= 201703L
static_assert(range_of(two(3.0f), inputs).weight_bits == 12, "also by the compiler");
static_assert(range_of(two(3.0f), inputs, 1.0f).weight_bits == 13, "also by the compiler");
#endif

} // namespace

TEST_CASE("the largest magnitudes of each layer, before and behind its activation") {
    const auto range = range_of(two(3.0f), inputs);
    CHECK((range.layers == 2));
    CHECK(range.input == 2.0f);
    CHECK(range.weight[0] == 3.0f);
    CHECK(range.bias[0] == 0.5f);
    CHECK(range.sum[0] == 8.0f);
    CHECK(range.activation[0] == 8.0f); // of -3 the ReLU leaves nothing
    CHECK(range.weight[1] == 2.0f);
    CHECK(range.bias[1] == 1.0f);
    CHECK(range.sum[1] == 3.0f);
    CHECK(range.activation[1] == 3.0f);
    CHECK(range.weight_bits == 12); // 3 and half as much again is more than 4
    CHECK(range.activation_bits == 11);
    CHECK(range.saturated() == 0);
}

TEST_CASE("what saturates in Fixed16 does not with the bits that are proposed") {
    const Two<float> net = two(7.0f);
    Inputs large = inputs;
    for (Two<float>::Input& x : large) {
        for (float& number : x) {
            number *= 12.0f;
        }
    }
    const auto range = range_of(net, large);
    CHECK(range.saturated_inputs == 2); // 18 and 24; -12 and 12 are less than 16
    CHECK(range.saturated_parameters[0] == 1);
    CHECK(range.saturated_parameters[1] == 0);
    CHECK(range.saturated_activations[0] == 2); // 84 and 192; of an input cut to 16 the other unit makes 15.5
    CHECK(range.saturated_sums[0] == 1);        // 192, of the limit 128
    CHECK(range.saturated_sums[1] == 0);
    CHECK(range.saturated_activations[1] == 1); // 2 15.5 + 1
    CHECK(range.saturated() == 7);
    CHECK(range.weight_bits == 11);    // 10.5 of 16
    CHECK(range.activation_bits == 6); // 288 of 512
    using Fitting = Fixed<11, 6>;
    CHECK(range_of<Fitting>(net, large).saturated() == 0);
    const Two<Fitting> fitting = convert<Fitting>(net);
    const Two<Fixed16> usual = convert<Fixed16>(net);
    const float right = net(large[2])[0];
    CHECK(right == 49.0f);
    CHECK(float(fitting(convert<Fitting>(large[2]))[0]) == 49.0f);
    CHECK(float(usual(convert<Fixed16>(large[2]))[0]) < 16.0f);
    CHECK(range_of<Fixed<11, 7>>(net, large, 1.0f).saturated() == 0);
    CHECK(range_of<Fixed<11, 8>>(net, large, 1.0f).saturated_activations[0] == 1);
}

TEST_CASE("of a network in 16 bits: its own limits") {
    Two<Fixed<13, 11>> net = convert<Fixed16>(two(3.0f));
    const std::array<Two<Fixed16>::Input, 3> samples{
        {convert<Fixed16>(inputs[0]), convert<Fixed16>(inputs[1]), convert<Fixed16>(inputs[2])}};
    auto range = range_of(net, samples);
    CHECK(range.saturated() == 0);
    CHECK(range.weight[0] == 3.0f);
    CHECK(range.activation[0] == 8.0f);
    net.parameters()[0] = Fixed16::weight(9.0f);   // 3 in the beginning
    net.parameters()[5] = Fixed16::weight(-20.0f); // a bias
    net.parameters()[1] = Fixed16::weight(3.9f);   // -2
    range = range_of(net, samples);
    CHECK(range.saturated_parameters[0] == 2);
    CHECK(range.weight[0] == 32767.0f / 8192.0f);
    CHECK(range.bias[0] == 4.0f);
    CHECK(range_of<Fixed<12, 11>>(net, samples).saturated_parameters[0] == 0);
    CHECK(range_of<Fixed<14, 11>>(net, samples).saturated_parameters[0] == 3); // and 3.9
}

namespace {

/// Wide logits: the sum of 40 inputs, 8 times.
template <class T>
using Scores = Network<T, Input<40>, Dense<3, Softmax>>;

} // namespace

TEST_CASE("the sums of a Softmax must fit 32 bits: else activations have fewer") {
    Scores<float> net;
    std::array<Scores<float>::Input, 1> sample{};
    for (std::size_t i = 0; i < 40; ++i) {
        net.weights<0>()(i, 0) = 2.0f;
        net.weights<0>()(i, 1) = 1.9f;
        sample[0][i] = 2.5f;
    }
    auto range = range_of(net, sample);
    CHECK(range.sum[0] == 200.0f);
    CHECK(range.activation[0] < 1.001f);
    CHECK(range.saturated_sums[0] == 2); // 200 and 190
    CHECK(range.weight_bits == 13);
    CHECK(range.activation_bits == 9); // 300 of 2^(31 - 13 - 9)
    using Fitting = Fixed<13, 9>;
    const float wrong = float(convert<Fixed16>(net)(convert<Fixed16>(sample[0]))[1]);
    const float right = float(convert<Fitting>(net)(convert<Fitting>(sample[0]))[1]);
    CHECK(net(sample[0])[1] < 0.0001f);
    CHECK(wrong > 0.4f); // both are 128
    CHECK(right < 0.01f);
    CHECK(range_of<Fitting>(net, sample).saturated() == 0);
}

namespace {

/// All kinds of sums: with and without a projection, and inside of each other.
template <class T>
using Sums = Network<T, Input<2, 2, 2>, Residual<Conv2D<2, 1, ReLU>>,
                     Residual<Conv2D<3, 1>, Residual<Conv2D<3, 1, ReLU>>, ReLU>, MaxPool2D<2>, Dense<3>>;

float largest_of(const float* numbers, std::size_t count) {
    float largest = 0.0f;
    for (std::size_t i = 0; i < count; ++i) {
        const float magnitude = numbers[i] < 0.0f ? -numbers[i] : numbers[i];
        largest = magnitude > largest ? magnitude : largest;
    }
    return largest;
}

} // namespace

TEST_CASE("a Residual has an entry for each layer inside, for its projection and for its sum") {
    Sums<float> net;
    initialize(net, 5);
    for (std::size_t i = 0; i < net.parameter_count; ++i) {
        net.parameters()[i] += 0.001f * static_cast<float>(i % 7);
    }
    std::array<Sums<float>::Input, 5> samples{};
    Random random(3);
    for (Sums<float>::Input& x : samples) {
        for (float& number : x) {
            number = 3.0f * random.uniform<float>() - 1.0f;
        }
    }
    const auto range = range_of(net, samples);
    CHECK((range.layers == 9)); // 2; 1, 2, the projection, 1; pool and Dense
    const float* at = net.parameters().data();
    const std::array<std::size_t, 9> weights{{4, 0, 6, 9, 0, 6, 0, 0, 9}};
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const std::size_t biases = weights[i] == 0 ? 0 : i < 1 ? 2 : 3;
        CHECK(range.weight[i] == largest_of(at, weights[i]));
        CHECK(range.bias[i] == largest_of(at + weights[i], biases));
        at += weights[i] + biases;
    }
    CHECK(at == net.parameters().data() + net.parameter_count);
    float sum = 0.0f;
    for (const Sums<float>::Input& x : samples) {
        const float last = largest_of(net(x).data(), 3);
        sum = last > sum ? last : sum;
    }
    CHECK(range.sum[8] == sum);
    CHECK(range.activation[8] == sum);
    CHECK(range.sum[7] == 0.0f); // of a pool there is none
    CHECK(range.activation[7] == range.activation[6]);
    CHECK(range.activation[6] <= range.sum[6]);
    CHECK(range.activation[1] == range.sum[1]);
    CHECK(range.saturated() == 0);
    const auto narrow = range_of<Fixed<14, 13>>(net, samples); // activations up to 4
    CHECK(narrow.saturated_activations[6] > 0);
    CHECK(narrow.saturated_activations[7] > 0);
}

namespace {

/// A source that has no example yet.
struct NoInput {
    static constexpr std::size_t size() { return 0; }
    static constexpr Two<float>::Input input(std::size_t) { return {}; }
};

} // namespace

TEST_CASE("a sample or a weight that is not finite, or no sample, fits nothing") {
    Inputs wrong = inputs;
    wrong[1][0] = std::numeric_limits<float>::quiet_NaN();
    auto range = range_of(two(3.0f), wrong);
    CHECK(range.input != range.input);
    CHECK(range.activation_bits == 0);
    range = range_of(two(std::numeric_limits<float>::infinity()), inputs);
    CHECK(range.weight_bits == 0);
    range = range_of(two(-40000.0f), inputs);
    CHECK(range.weight_bits == 0); // 1 bit holds 16,383
    CHECK(range_of(two(3.0f), inputs, std::numeric_limits<float>::quiet_NaN()).weight_bits == 0);
    const Two<float>::Input array[1] = {inputs[2]};
    CHECK(range_of(two(3.0f), array).activation[0] == 8.0f);
    const NoInput none;
    CHECK(range_of(two(3.0f), none).weight_bits == 0);
    CHECK(range_of(two(3.0f), none).activation_bits == 0);
}
