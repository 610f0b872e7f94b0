// Part of nervelet. MIT licence, the nervelet authors.
// Also the code of include/nervelet/README.md: tests/checks/programs/readme.sh looks for every line of it in here.
#include "../../examples/host/teach_digits/digits.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "oracle/digits_ref_lr001_f32.hpp"
#include "support/reference.hpp"

namespace nn = nervelet;
using digits::Digits;

namespace {

namespace o = oracle::digits_ref_lr001_f32;
using Net = nn::Network<float, nn::Input<64>, nn::Dense<32, nn::ReLU>, nn::Dense<10, nn::Softmax>>;

#if __cplusplus >= 201703L
constexpr
#else
const
#endif
    Net factory = reference::network<Net>(o::W1_final, o::b1_final, o::W2_final, o::b2_final);

/// Some of the images that the network was trained with.
template <std::size_t Count>
struct TrainingImages {
    static constexpr std::size_t size() { return Count; }
    static constexpr Net::Input input(std::size_t i) {
        return Digits::image<float>(i * (Digits::training_count / Count));
    }
};

/// Images by other writers.
struct TestImages {
    static constexpr std::size_t size() { return Digits::test_count; }
    static constexpr Net::Input input(std::size_t i) { return Digits::image<float>(Digits::training_count + i); }
};

int label(std::size_t i) {
    return Digits::label(Digits::training_count + i);
}

#if __cplusplus >= 201703L
constexpr std::array<Net::Input, 20> first_images() {
    std::array<Net::Input, 20> images{};
    for (std::size_t i = 0; i < images.size(); ++i) {
        images[i] = TrainingImages<20>::input(i);
    }
    return images;
}

constexpr std::array<Net::Input, 20> samples = first_images();
// clang-format off
constexpr auto eight_bits = nn::quantize(factory, samples); // made by the compiler, lies in flash
// clang-format on
using Eight = nn::QuantizedNetwork<Net>;
#endif

float magnitude(float x) {
    return x < 0.0f ? -x : x;
}

} // namespace

#if __cplusplus >= 201703L
TEST_CASE("include/nervelet/README.md: a network of bytes from the compiler, and its report") {
    const TestImages held_out;
    const Net::Input image = held_out.input(0);
    // clang-format off
    const Eight::Output scores = eight_bits(eight_bits.quantized(image));
    const auto report = nn::quantization_report(factory, eight_bits, held_out);
    // report.agreement: 0.99; of layer i: report.lowest[i], report.highest[i], report.signal_to_noise[i] in decibels
    // clang-format on
    CHECK(nn::argmax(scores) == static_cast<std::size_t>(label(0)));
    CHECK(report.agreement > 0.98f);
    CHECK(sizeof(eight_bits) < sizeof(factory) / 3);
}
#endif

TEST_CASE("digits: as many right answers in 8 bits, within half a point in a hundred") {
    const TestImages test;
    const auto quantized = nn::quantize(factory, TrainingImages<100>{});
    int right = 0;
    int right_of_bytes = 0;
    int same = 0;
    for (std::size_t i = 0; i < test.size(); ++i) {
        const Net::Input image = test.input(i);
        const std::size_t by_float = nn::argmax(factory(image));
        const std::size_t by_bytes = nn::argmax(quantized(quantized.quantized(image)));
        right += by_float == static_cast<std::size_t>(label(i)) ? 1 : 0;
        right_of_bytes += by_bytes == static_cast<std::size_t>(label(i)) ? 1 : 0;
        same += by_float == by_bytes ? 1 : 0;
    }
    CHECK(right == 317);
    CHECK(right_of_bytes >= 316); // 0.5 points are 1.8 images
    const auto report = nn::quantization_report(factory, quantized, test);
    CHECK((report.layers == 2));
    CHECK(report.agreement == static_cast<float>(same) / 360.0f);
    CHECK(report.lowest[0] == 0.0f);
    CHECK(report.highest[0] > 1.0f);
    CHECK(report.lowest[1] < -5.0f); // of what the Softmax is given
    CHECK(report.highest[1] > 5.0f);
    CHECK(report.signal_to_noise[0] > 35.0f);
    CHECK(report.signal_to_noise[0] < 60.0f);
    CHECK(report.signal_to_noise[1] > 30.0f);
    CHECK(report.signal_to_noise[1] < 60.0f);
}

namespace {

/// All kinds of sums: with and without a projection, and inside of each other.
using Sums = nn::Network<float, nn::Input<2, 2, 2>, nn::Residual<nn::Conv2D<2, 1, nn::ReLU>>, nn::Dropout<10>,
                         nn::Residual<nn::Conv2D<3, 1>, nn::Residual<nn::Conv2D<3, 1, nn::ReLU6>>, nn::ReLU>,
                         nn::MaxPool2D<2>, nn::Dense<1>>;

Sums some_sums() {
    Sums made;
    nn::initialize(made, 5);
    return made;
}

std::array<Sums::Input, 9> some_inputs() {
    std::array<Sums::Input, 9> inputs{};
    nn::Random random(3);
    for (Sums::Input& input : inputs) {
        for (float& number : input) {
            number = random.uniform<float>() - 0.25f;
        }
    }
    return inputs;
}

} // namespace

TEST_CASE("the noise of a layer is that of its bytes") {
    const Sums sums = some_sums();
    const std::array<Sums::Input, 9> inputs = some_inputs();
    const auto quantized = nn::quantize(sums, inputs);
    const auto report = nn::quantization_report(sums, quantized, inputs);
    // Inner layer and sum; two inner layers, a sum in the sum, a projection and the outer sum; the pool; the Dense.
    CHECK((report.layers == 9));
    double signal = 0.0;
    double noise = 0.0;
    float lowest = std::numeric_limits<float>::infinity();
    float highest = -lowest;
    for (const Sums::Input& x : inputs) {
        const float y = sums(x)[0];
        const float error = y - quantized.numbers(quantized(quantized.quantized(x)))[0];
        signal += static_cast<double>(y) * static_cast<double>(y);
        noise += static_cast<double>(error) * static_cast<double>(error);
        lowest = y < lowest ? y : lowest;
        highest = y > highest ? y : highest;
    }
    CHECK(report.lowest[8] == lowest);
    CHECK(report.highest[8] == highest);
    const float decibels = 10.0f / 2.302585093f * nn::math::log(static_cast<float>(signal / noise));
    CHECK(magnitude(report.signal_to_noise[8] - decibels) < 0.01f);
    for (std::size_t i = 0; i < report.layers; ++i) {
        CHECK(report.signal_to_noise[i] > 25.0f);
        CHECK(report.signal_to_noise[i] < 65.0f);
        CHECK(report.lowest[i] < report.highest[i]);
    }
    CHECK(report.agreement != report.agreement); // one output names no class
}

TEST_CASE("bytes that mean the same numbers have no noise; samples that are not finite are not hidden") {
    using Scaled = nn::Network<float, nn::Input<1>, nn::Dense<2>>;
    Scaled scaled;
    scaled.parameters() = {{1.0f, -1.0f, 0.0f, 0.0f}};
    const std::array<Scaled::Input, 3> bytes{{{{255.0f}}, {{0.0f}}, {{17.0f}}}};
    auto quantized = nn::quantize(scaled, bytes);
    CHECK(quantized.input.scale == 1.0f);
    auto report = nn::quantization_report(scaled, quantized, bytes);
    CHECK(report.agreement == 1.0f);
    CHECK(report.signal_to_noise[0] > 45.0f);
    const std::array<Scaled::Input, 1> zeros{};
    report = nn::quantization_report(scaled, quantized, zeros);
    CHECK(report.signal_to_noise[0] == std::numeric_limits<float>::infinity());
    const std::array<Scaled::Input, 2> wrong{{{{1.0f}}, {{std::numeric_limits<float>::quiet_NaN()}}}};
    report = nn::quantization_report(scaled, quantized, wrong);
    CHECK(report.signal_to_noise[0] != report.signal_to_noise[0]);
}
