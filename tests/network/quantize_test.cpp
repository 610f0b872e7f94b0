// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <doctest/doctest.h>

#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/relu6.hpp>
#include <nervelet/activation/sigmoid.hpp>
#include <nervelet/activation/softmax.hpp>
#include <nervelet/data/examples.hpp>
#include <nervelet/initialize.hpp>
#include <nervelet/label.hpp>
#include <nervelet/layer/dropout.hpp>
#include <nervelet/layer/global_average_pool.hpp>
#include <nervelet/network/quantization_report.hpp>
#include <nervelet/network/quantize.hpp>
#include <nervelet/network/residual.hpp>

#include "support/int8.hpp"

using namespace nervelet;

namespace {

/// FNV-1a of 32-bit words.
class Hash {
public:
    constexpr void add(std::int32_t word) { value = (value ^ static_cast<std::uint32_t>(word)) * 16777619u; }

    template <class Numbers>
    constexpr void add_all(const Numbers& numbers) {
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            add(numbers[i]);
        }
    }

    std::uint32_t value = 2166136261u;
};

template <class Filters>
constexpr std::uint32_t hash_of(const Filters& filters) {
    Hash hash;
    hash.add_all(filters.weights);
    hash.add_all(filters.bias);
    hash.add_all(filters.mantissas);
    hash.add_all(filters.exponents);
    hash.add(filters.pad);
    return hash.value;
}

/// byte / divisor, rounded down.
constexpr float steps(std::int32_t byte, std::int32_t divisor) {
    return static_cast<float>((byte + 128) / divisor - 128 / divisor);
}

bool near(float actual, float expected, float tolerance) {
    return actual >= expected - tolerance && actual <= expected + tolerance;
}

/// A stride of two with Same, a depthwise convolution, both pools, both sums, dropout. Its numbers have few digits, so
/// that no sum is rounded.
using Net = Network<float, Input<8, 8, 2>, Conv2D<4, 3, ReLU6, Stride<2>, Same>,
                    Residual<DepthwiseConv2D<3, ReLU, Same>, Dropout<10>, ReLU>, MaxPool2D<2>, Dropout<20>,
                    Residual<Conv2D<5, 1, ReLU>, ReLU6>, AveragePool2D<2>, Dense<3>>;

constexpr Net some_network() {
    Net net;
    support::Bytes bytes(11);
    for (std::size_t i = 0; i < Net::parameter_count; ++i) {
        net.parameters()[i] = steps(bytes.next(), 16) / 8.0f;
    }
    return net;
}

using Samples = std::array<Net::Input, 6>;

constexpr Samples some_samples() {
    Samples samples{};
    support::Bytes bytes(5);
    for (std::size_t n = 0; n < 6; ++n) {
        for (std::size_t i = 0; i < Net::input_size; ++i) {
            samples[n][i] = steps(bytes.next(), 8) / 4.0f;
        }
    }
    return samples;
}

const Net net = some_network();
const Samples samples = some_samples();

bool is(const int8::Output& output, float scale, int zero_point, int lowest, int highest) {
    return output.scale == scale && output.zero_point == zero_point && output.lowest == lowest &&
           output.highest == highest;
}

/// What was computed by a program of its own, from the formulas, in another language.
template <class Quantized>
void check_constants(const Quantized& quantized) {
    const auto& conv = quantized.layers.first;
    const auto& first_sum = quantized.layers.above.first;
    const auto& max_pool = quantized.layers.above.above.first;
    const auto& second_sum = quantized.layers.above.above.above.first;
    const auto& mean = quantized.layers.above.above.above.above.first;
    const auto& dense = quantized.layers.above.above.above.above.above.first;
    CHECK(quantized.input.scale == 0.030392157f);
    CHECK(quantized.input.zero_point == 4);
    CHECK(hash_of(conv) == 982345606u);
    CHECK(is(conv.output, 0.023529412f, -128, -128, 127));
    CHECK(hash_of(first_sum.inner.first) == 3176086029u);
    CHECK(is(first_sum.inner.first.output, 0.053109683f, -128, -128, 127));
    CHECK((first_sum.sum.first.mantissa == 1902817906 && first_sum.sum.first.exponent == -2));
    CHECK((first_sum.sum.second.mantissa == 1 << 30 && first_sum.sum.second.exponent == 0));
    CHECK((first_sum.sum.both.mantissa == 1594971379 && first_sum.sum.both.exponent == -19));
    CHECK(is(first_sum.sum.output, 0.071507350f, -128, -128, 127));
    CHECK(is(max_pool, 0.071507350f, -128, -128, 127));
    CHECK(hash_of(second_sum.inner.first) == 2441297074u);
    CHECK(is(second_sum.inner.first.output, 0.07686121f, -128, -128, 127));
    CHECK(hash_of(second_sum.projection) == 481282022u);
    CHECK(is(second_sum.projection.output, 0.15967372f, 37, -128, 127));
    CHECK((second_sum.sum.second.mantissa == 2067443426 && second_sum.sum.second.exponent == -2));
    CHECK((second_sum.sum.first_zero_point == 37 && second_sum.sum.second_zero_point == -128));
    CHECK(is(second_sum.sum.output, 0.023529412f, -128, -128, 127));
    CHECK(is(mean, 0.023529412f, -128, -128, 127));
    CHECK(hash_of(dense) == 904456769u);
    CHECK(is(dense.output, 0.024701824f, -49, -128, 127));
    CHECK(quantized.output.scale == dense.output.scale);
    CHECK(quantized.output.zero_point == -49);
}

} // namespace

TEST_CASE("every constant of a network with all kinds of layers, and what it answers") {
    const auto quantized = quantize(net, samples);
    check_constants(quantized);
    const std::array<std::array<std::int8_t, 3>, 6> answers{{{{-10, -128, -96}},
                                                             {{40, -74, -64}},
                                                             {{45, -77, -77}},
                                                             {{102, -11, -105}},
                                                             {{127, 15, -116}},
                                                             {{47, -101, -79}}}};
    for (std::size_t n = 0; n < 6; ++n) {
        CHECK(quantized(quantized.quantized(samples[n])) == answers[n]);
    }
}

#if __cplusplus >= 201703L
namespace {
constexpr auto constant = quantize(some_network(), some_samples());
constexpr auto constant_of_percentile = quantize(some_network(), some_samples(), Percentile{60.0f});
} // namespace

namespace {

/// Sums that are rounded, a depthwise convolution with two filters for each channel, more than 64 filters.
using Rounded = Network<float, Input<4, 3, 3>, Conv2D<5, 3, ReLU, Same>, DepthwiseConv2D<2, Identity, Multiplier<2>>,
                        Residual<Conv2D<3, 1>, Conv2D<70, 1, ReLU>>, Dense<2>>;

constexpr Rounded rounded() {
    Rounded made;
    initialize(made, 4);
    return made;
}

constexpr std::array<Rounded::Input, 2> rounded_samples() {
    std::array<Rounded::Input, 2> made{};
    Random random(8);
    for (std::size_t i = 0; i < 2 * Rounded::input_size; ++i) {
        made[i % 2][i / 2] = random.uniform<float>() - 0.5f;
    }
    return made;
}

constexpr auto constant_of_rounded = quantize(rounded(), rounded_samples());

} // namespace

TEST_CASE("the compiler makes the same constants") {
    const auto quantized_rounded = quantize(rounded(), rounded_samples());
    const auto& sum = quantized_rounded.layers.above.above.first;
    const auto& constant_sum = constant_of_rounded.layers.above.above.first;
    CHECK(quantized_rounded.layers.first.output.scale == constant_of_rounded.layers.first.output.scale);
    CHECK(hash_of(quantized_rounded.layers.above.first) == hash_of(constant_of_rounded.layers.above.first));
    CHECK(quantized_rounded.layers.above.first.output.scale == constant_of_rounded.layers.above.first.output.scale);
    CHECK(hash_of(sum.projection) == hash_of(constant_sum.projection));
    CHECK(sum.projection.output.scale == constant_sum.projection.output.scale);
    CHECK(sum.sum.output.scale == constant_sum.sum.output.scale);
    CHECK(quantized_rounded.output.scale == constant_of_rounded.output.scale);
    check_constants(constant);
    const auto of_percentile = quantize(net, samples, Percentile{60.0f});
    CHECK(hash_of(constant_of_percentile.layers.first) == hash_of(of_percentile.layers.first));
    CHECK(constant_of_percentile.output.scale == of_percentile.output.scale);
    CHECK(of_percentile.output.scale < constant.output.scale);
}
#endif

TEST_CASE("samples in an array of the language, and in a source of examples; another rounding") {
    static Net::Input inputs[6];
    static const std::array<Label, 6> labels{};
    for (std::size_t n = 0; n < 6; ++n) {
        inputs[n] = samples[n];
    }
    check_constants(quantize(net, inputs));
    check_constants(quantize<SingleRounding>(net, Examples<Net::Input, Label, 6>{samples, labels}));
}

namespace {

using Dense2 = Network<float, Input<2>, Dense<2, ReLU>>;
using Pairs = std::array<std::array<float, 2>, 3>;

/// Inputs from -1 to 1.55: scale 0.01, zero point -28.
const Pairs pairs{{{{-1.0f, 1.55f}}, {{1.55f, -1.0f}}, {{-1.0f, 0.0f}}}};

Dense2 dense(const Dense2::Parameters& parameters) {
    Dense2 made;
    made.parameters() = parameters;
    return made;
}

} // namespace

TEST_CASE("a Dense, written out") {
    const auto quantized = quantize(dense({{1.0f, -0.5f, 0.25f, 0.0f, 0.1f, 0.2f}}), pairs);
    const auto& filters = quantized.layers.first;
    CHECK(quantized.input.scale == 2.55f / 255.0f);
    CHECK(quantized.input.zero_point == -28);
    CHECK(filters.weights == std::array<std::int8_t, 4>{{127, 32, -127, 0}}); // scales 1/127 and 0.5/127
    CHECK(filters.bias[0] == 1270 + 28 * 159);                                // 0.1 127 / 0.01
    CHECK(filters.bias[1] == 5080 - 28 * 127);                                // 0.2 127 / 0.5 / 0.01
    CHECK(filters.pad == -28);
    const int8::Multiplier second = int8::convolution_multiplier(0.01f, 0.5f / 127.0f, 1.4f / 255.0f);
    CHECK((filters.mantissas[1] - second.mantissa < 600 && second.mantissa - filters.mantissas[1] < 600));
    CHECK(filters.exponents[1] == second.exponent);
    CHECK(near(quantized.output.scale, 1.4f / 255.0f, 1e-8f)); // 1.55 - 0.25 + 0.1
    CHECK(quantized.output.zero_point == -128);
}

TEST_CASE("a global average pool has a scale of its own") {
    using Pooled = Network<float, Input<4, 2>, GlobalAveragePool>;
    const std::array<Pooled::Input, 1> one_sample = {{{-1, 0, 0, 4, 1, 2, 0, 2}}};
    const auto made = quantize(Pooled{}, one_sample);
    CHECK(made.input.scale == 5.0f / 255);
    CHECK(made.output.scale == 2.0f / 255);
    CHECK(made.output.zero_point == -128);
    const auto y = made.numbers(made(made.quantized(one_sample[0])));
    CHECK(near(y[0], 0.0f, 5.0f / 255));
    CHECK(near(y[1], 2.0f, 5.0f / 255));
}

TEST_CASE("a Softmax has a scale of its own, and its sums have theirs") {
    using Classes = Network<float, Input<2>, Dense<2, Softmax>>;
    Classes classes;
    classes.parameters() = {{1.0f, -0.5f, 0.25f, 0.0f, 0.1f, 0.2f}};
    const auto quantized = quantize(classes, pairs);
    const auto& last = quantized.layers.first;
    CHECK(quantized.output.scale == 1.0f / 256.0f);
    CHECK(quantized.output.zero_point == -128);
    CHECK(near(last.filters.output.scale, (1.4f + 0.9f) / 255.0f, 1e-8f)); // -1 + 0.1
    CHECK(last.function.scale.mantissa == int8::softmax_of(last.filters.output.scale).scale.mantissa);
    for (const auto& x : pairs) {
        CHECK(near(quantized.numbers(quantized(quantized.quantized(x)))[0], classes(x)[0], 0.01f));
    }
}

TEST_CASE("a Sigmoid between two layers, and behind the last one") {
    using Binary = Network<float, Input<2>, Dense<3, Sigmoid>, Dense<1, Sigmoid>>;
    Binary binary;
    binary.parameters() = {{2.0f, -3.0f, 4.0f, -1.0f, 2.0f, 0.5f, 0.1f, -0.2f, 0.3f, 3.0f, -4.0f, 2.0f, 0.5f}};
    const auto quantized = quantize(binary, pairs);
    CHECK(quantized.output.scale == 1.0f / 256.0f);
    CHECK(quantized.layers.above.first.filters.pad == -128);
    for (const auto& x : pairs) {
        CHECK(near(quantized.numbers(quantized(quantized.quantized(x)))[0], binary(x)[0], 0.03f));
    }
    const auto report = quantization_report(binary, quantized, pairs);
    static_assert(report.layers == 4, "");
    for (const float decibels : report.signal_to_noise) {
        CHECK(decibels > 25.0f);
    }
    binary.parameters()[9] = 1e6f; // steps of the last sums are above 8
    const auto steep = quantize(binary, pairs);
    CHECK(steep.numbers(steep(steep.quantized(pairs[0])))[0] > 0.99f);
}

TEST_CASE("zeros: a range without width, filters without weights") {
    const auto zeros = quantize(dense({}), pairs);
    CHECK(zeros.output.scale == 1.0f);
    CHECK(zeros.output.zero_point == -128);
    CHECK(zeros(zeros.quantized(pairs[0])) == std::array<std::int8_t, 2>{{-128, -128}});
}

TEST_CASE("biases without weights, and beside much smaller ones: no sum leaves its bits") {
    const Dense2 biased = dense({{0.0f, 1e-6f, 0.0f, -1e-6f, 3.0f, 1000.0f}});
    const auto quantized = quantize(biased, pairs);
    CHECK(quantized.layers.first.sums_fit());
    const auto numbers = quantized.numbers(quantized(quantized.quantized(pairs[1])));
    CHECK(near(numbers[0], 3.0f, 0.5f * quantized.output.scale));
    CHECK(near(numbers[1], 1000.0f, 0.001f));
    // Too many steps of the input for 32 bits, whatever the weights.
    const Pairs tiny{{{{1e-37f, 0.0f}}}};
    CHECK(quantize(dense({{1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f}}), tiny).layers.first.sums_fit());
}

TEST_CASE("numbers that are not finite make scales of NaN") {
    const auto is_refused = [](const Dense2& network, const Pairs& inputs) {
        const auto quantized = quantize(network, inputs);
        const auto by_percentile = quantize(network, inputs, Percentile{99.0f});
        const auto numbers = quantized.numbers(quantized(quantized.quantized(inputs[0])));
        return numbers[0] != numbers[0] && quantized.input.scale != quantized.input.scale &&
               by_percentile.output.scale != by_percentile.output.scale;
    };
    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    constexpr float infinity = std::numeric_limits<float>::infinity();
    const Dense2::Parameters parameters{{1.0f, -0.5f, 0.25f, 0.0f, 0.1f, 0.2f}};
    CHECK_FALSE(is_refused(dense(parameters), pairs));
    for (const float wrong : {nan, infinity, -infinity}) {
        Pairs inputs = pairs;
        inputs[2][1] = wrong;
        CHECK(is_refused(dense(parameters), inputs));
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            Dense2::Parameters wrong_one = parameters;
            wrong_one[i] = wrong;
            CHECK(is_refused(dense(wrong_one), pairs));
        }
    }
    CHECK(is_refused(dense({{3e38f, 0.0f, -3e38f}}), pairs)); // the output is infinite
    CHECK(is_refused(dense(parameters), Pairs{{{{-3e38f, 3e38f}}}}));

    static const std::array<Label, 3> labels{};
    const auto of_none = quantize(dense(parameters), Examples<std::array<float, 2>, Label, 3>{pairs, labels, 0});
    CHECK(of_none.output.scale != of_none.output.scale);
}

TEST_CASE("a percentile leaves out what is rare") {
    using Scaled = Network<float, Input<1>, Dense<1>>;
    static std::array<Scaled::Input, 1000> numbers; // 0 to 1, and one of 100
    for (std::size_t i = 0; i < 1000; ++i) {
        numbers[i][0] = static_cast<float>(static_cast<std::int32_t>(i)) / 999.0f;
    }
    numbers[17][0] = 100.0f;
    Scaled scaled;
    scaled.weights<0>()(0, 0) = -2.0f;
    CHECK(quantize(scaled, numbers).input.scale == 100.0f / 255.0f);
    CHECK(quantize(scaled, numbers, Percentile{100}).input.scale == 100.0f / 255.0f);
    // A bin is 100/2048 wide.
    const auto clipped = quantize(scaled, numbers, Percentile{99.7f});
    CHECK(clipped.input.scale * 255.0f >= 1.0f);
    CHECK(clipped.input.scale * 255.0f < 1.05f);
    CHECK(clipped.input.zero_point == -128);
    CHECK(clipped.output.scale * 255.0f >= 2.0f);
    CHECK(clipped.output.scale * 255.0f < 2.1f);
    CHECK(clipped.output.zero_point == 127);
    CHECK(quantize(scaled, numbers, Percentile{99.9f}).input.scale == 100.0f / 255.0f); // 0.05 in 100 are half a number
    for (Scaled::Input& number : numbers) {
        number[0] *= 1e-40f; // in fewer digits, and a scale below all floats that have theirs
    }
    CHECK(quantize(scaled, numbers, Percentile{99.7f}).input.scale == 1.0f);
    for (const float wrong : {0.0f, -1.0f, 100.5f, std::numeric_limits<float>::quiet_NaN()}) {
        const auto refused = quantize(scaled, numbers, Percentile{wrong});
        CHECK(refused.output.scale != refused.output.scale);
    }
}
