// Part of nervelet. MIT licence, the nervelet authors.
// The plain executor of .tflite models: its roundings by hand, its operators against real numbers.
// tflite_files_test.cpp has the bits.
#include <doctest/doctest.h>

#include "../../support/tflite/keras_specimen.hpp"
#include "../../support/tflite/real_arithmetic.hpp"

using namespace support;
using namespace weights::tflite;

namespace {

/// Fills the model's inputs without pattern and runs it. Returns the largest error of each operator.
std::vector<double> errors_of(const weights::Bytes& file, Rounding rounding) {
    const Model model = weights::tflite::read_tflite(file);
    Executor executor(model, rounding);
    for (const std::size_t input : model.inputs) {
        const bool is_float = model.tensors[input].type == weights::tflite::ElementType::float32;
        const bool is_unsigned = model.tensors[input].type == weights::tflite::ElementType::uint8;
        for (const unsigned char byte : scattered_bytes(weights::count_of(model.tensors[input].shape), 99)) {
            if (is_float) {
                executor[input].fractions.push_back(static_cast<float>(byte) / 32.0f - 4.0f);
            } else {
                executor[input].whole.push_back(is_unsigned ? byte : byte - 128);
            }
        }
    }
    executor.run();
    std::vector<double> errors;
    for (const weights::tflite::Operator& one : model.operators) {
        errors.push_back(largest_error(model, one, executor));
    }
    return errors;
}

/// The largest error of a model of one operator, with both roundings.
double error_of(const ModelToWrite& model) {
    const weights::Bytes file = model.file();
    return (std::max)(errors_of(file, Rounding::twice)[0], errors_of(file, Rounding::once)[0]);
}

/// A model of one convolution of 5 x 7 inputs with 3 channels to 6.
ModelToWrite one_convolution(bool is_depthwise, const std::vector<std::int32_t>& taps, const WindowToWrite& window,
                             float output_scale, std::int64_t zero_point) {
    const std::int32_t multiplier = window.multiplier;
    const std::int32_t outputs = is_depthwise ? 3 * multiplier : 6;
    std::vector<float> scales;
    for (std::int32_t i = 0; i < outputs; ++i) {
        scales.push_back(0.002f + 0.0007f * static_cast<float>(i));
    }
    const TensorToWrite its = is_depthwise ? constant_weights("w", {1, taps[0], taps[1], outputs}, scales, 3, 7)
                                           : constant_weights("w", {outputs, taps[0], taps[1], 3}, scales, 0, 7);
    const auto extent = [&](std::int32_t inputs, std::int32_t size, std::int32_t stride) {
        return window.is_same ? (inputs + stride - 1) / stride
                              : (inputs - (size - 1) * window.dilation - 1) / stride + 1;
    };
    ModelToWrite model;
    model.tensors = {
        computed("x", {1, 5, 7, 3}, 0.03f, -11), its,
        constant_biases("b", its, 0.03f, static_cast<std::size_t>(outputs), 3),
        computed("y", {1, extent(5, taps[0], window.row_stride), extent(7, taps[1], window.column_stride), outputs},
                 output_scale, zero_point)};
    model.operators = {is_depthwise ? depthwise({0, 1, 2}, 3, window) : convolution({0, 1, 2}, 3, window)};
    model.inputs = {0};
    model.outputs = {3};
    return model;
}

constexpr double rounded_twice = 0.7501; ///< the most that a result can be off: 1/2, and half of that before
constexpr double rounded_once = 0.5001;

} // namespace

TEST_CASE("roundings by hand") {
    CHECK(high_product(1, 1 << 30) == 1);  // 1/2 goes up
    CHECK(high_product(-1, 1 << 30) == 0); // -1/2 goes up
    CHECK(high_product(-3, 1 << 30) == -1);
    CHECK(high_product(INT32_MIN, INT32_MIN) == INT32_MAX);
    CHECK(divided_by_power(5, 1) == 3); // 5/2 goes away from zero
    CHECK(divided_by_power(-5, 1) == -3);
    CHECK(divided_by_power(-6, 2) == -2);
    CHECK(divided_by_power(INT32_MIN, 31) == -1);
    CHECK(divided_by_power(-7, 0) == -7);
    CHECK(times_power(1 << 29, 2) == INT32_MAX);

    const Factor quarter = factor_of(0.25, Rounding::twice);
    CHECK(quarter.fraction == 1 << 30);
    CHECK(quarter.exponent == -1);
    CHECK(factor_of(1.0, Rounding::twice).exponent == 1);
    CHECK(factor_of(1.0 - 1e-12, Rounding::twice).exponent == 1); // its fraction rounds up to 2^31, so 2^30
    CHECK(factor_of(0.0, Rounding::once).fraction == 0);
    CHECK(factor_of(std::ldexp(1.0, -33), Rounding::once).fraction == 0);
    CHECK(factor_of(std::ldexp(1.0, -32), Rounding::once).fraction == 1 << 30);
    CHECK(factor_of(3e9, Rounding::once).fraction == INT32_MAX);

    CHECK(rescaled(10, quarter, Rounding::twice) == 3);   // 5, then 5/2
    CHECK(rescaled(-10, quarter, Rounding::twice) == -3); // -5, then -5/2
    CHECK(rescaled(-10, quarter, Rounding::once) == -2);  // -5/2 goes up
    CHECK(rescaled(9, quarter, Rounding::twice) == 3);    // 4 1/2 goes up to 5, and that to 3
    CHECK(rescaled(9, quarter, Rounding::once) == 2);
}

TEST_CASE("exp and reciprocal of the softmax") {
    for (double x = -31.9; x < 0.0; x += 0.0137) {
        const std::int32_t fixed = static_cast<std::int32_t>(std::floor(x * 67108864.0));
        const double expected = std::exp(static_cast<double>(fixed) / 67108864.0);
        CHECK((std::abs)(static_cast<double>(exp_of_negative(fixed)) / 2147483648.0 - expected) < 3e-7);
    }
    CHECK(exp_of_negative(0) == INT32_MAX);
    for (double x = 0.0; x < 1.0; x += 0.00137) {
        const std::int32_t fixed = static_cast<std::int32_t>(x * 2147483648.0);
        CHECK((std::abs)(static_cast<double>(reciprocal_of_one_plus(fixed)) / 2147483648.0 - 1.0 / (1.0 + x)) < 2e-8);
    }
    CHECK((softmax_of({5, 5, 5, 5}, 0.1, Rounding::twice) == std::vector<std::int32_t>(4, -64)));
    CHECK((softmax_of({-128, 127}, 1.0, Rounding::once) == std::vector<std::int32_t>{-128, 127}));
    CHECK((softmax_of({3}, 1.0, Rounding::twice) == std::vector<std::int32_t>{127}));
}

TEST_CASE("logistic by hand") {
    for (const Rounding rounding : {Rounding::twice, Rounding::once}) {
        // 2^27 0.5 has the exponent 27: from 15 steps on it is 127.
        CHECK((logistic_of({0, 30, -30, 29, 127, -128}, 0.5, rounding) ==
               std::vector<std::int32_t>{0, 127, -128, 127, 127, -128}));
        CHECK((logistic_of({1, -1, 2, -2}, 0.5, rounding) == std::vector<std::int32_t>{31, -31, 59, -59}));
        CHECK((logistic_of({1, -1, 0}, 7.9, rounding) == std::vector<std::int32_t>{127, -128, 0}));
        CHECK((logistic_of({255, -255}, 1e-8, rounding) == std::vector<std::int32_t>{0, 0}));
    }
}

TEST_CASE("every operator of the specimen against real numbers") {
    for (const Rounding rounding : {Rounding::twice, Rounding::once}) {
        const std::vector<double> errors = errors_of(specimen().file(), rounding);
        REQUIRE(errors.size() == 11);
        for (std::size_t i = 0; i < errors.size(); ++i) {
            CAPTURE(i);
            CHECK(errors[i] < (i == 9                        ? 1.01
                               : rounding == Rounding::twice ? rounded_twice
                                                             : rounded_once)); // 9: softmax
        }
    }
}

TEST_CASE("every operator of Keras's layers against real numbers") {
    for (const Rounding rounding : {Rounding::twice, Rounding::once}) {
        const std::vector<double> errors = errors_of(keras_specimen().file(), rounding);
        REQUIRE(errors.size() == 12);
        for (std::size_t i = 0; i < errors.size(); ++i) {
            CAPTURE(i);
            CHECK(errors[i] < (i == 10                       ? 0.502
                               : rounding == Rounding::twice ? rounded_twice
                                                             : rounded_once)); // 10: logistic
        }
    }
}

TEST_CASE("means by hand") {
    const auto mean_of = [](std::vector<std::int32_t> x, float scale, std::int64_t zero_point, Rounding rounding) {
        ModelToWrite model;
        const std::int32_t count = static_cast<std::int32_t>(x.size());
        model.tensors = {computed("x", {1, count, 1}, 0.5f, -1), constant_numbers("axes", {1}),
                         computed("y", {1, 1}, scale, zero_point)};
        model.operators = {mean(0, 2, 1)};
        model.inputs = {0};
        model.outputs = {2};
        const weights::Bytes file = model.file();
        const Model read = weights::tflite::read_tflite(file);
        Executor executor(read, rounding);
        executor[0].whole = std::move(x);
        executor.run();
        return executor[2].whole[0];
    };
    for (const Rounding rounding : {Rounding::twice, Rounding::once}) {
        // 0.5 / 0.25 = 2: the fraction 2^30 2^2 / 6 is cut off, so 2 1/2 is a little less.
        CHECK(mean_of({4, 2, -1, -1, -1, -1}, 0.25f, 0, rounding) == 3); // (8 - 0) 2 / 6
        CHECK(mean_of({7, 2, -1, -1, -1, 0}, 0.25f, 0, rounding) == 4);  // 12 2 / 6
        CHECK(mean_of({1, -1, -1, -1}, 0.25f, 0, rounding) == 1);        // 2 2 / 4
        CHECK(mean_of({0, -1, -1, -1}, 0.25f, 0, rounding) == 1);        // 1/2 goes up, as 4 cuts off nothing
        CHECK(mean_of({-2, -1, -1, -1}, 0.25f, 0, rounding) == 0);       // and so does -1/2
        CHECK(mean_of({127, 127, 127}, 0.25f, 0, rounding) == 127);
        CHECK(mean_of({0, -1, -1, -1, -1, -1}, 0.16666667f, 0, rounding) == 0); // 1/2, less what is cut off
        // The same scale and zero point: a mean without its fraction.
        CHECK(mean_of({5, 5, 6, 7}, 0.5f, -1, rounding) == 5);
        CHECK(mean_of({-5, -5, -6, -7}, 0.5f, -1, rounding) == -5);
        CHECK(mean_of({5, 5, 6, 7}, 0.5f, 0, rounding) == 7); // 5 3/4 + 1
    }
}

TEST_CASE("convolutions of many windows against real numbers") {
    for (const bool is_depthwise : {false, true}) {
        for (const bool is_same : {false, true}) {
            for (std::int32_t stride = 1; stride <= 3; ++stride) {
                for (std::int32_t dilation = 1; dilation <= 2; ++dilation) {
                    for (const std::vector<std::int32_t>& taps :
                         std::vector<std::vector<std::int32_t>>{{1, 1}, {2, 2}, {3, 2}, {2, 3}, {1, 4}}) {
                        WindowToWrite window{is_same, stride, 4 - stride, std::int8_t(stride == 2 ? 3 : 0), dilation};
                        window.multiplier = is_depthwise ? stride : 1;
                        CHECK(error_of(one_convolution(is_depthwise, taps, window, 0.045f, -100)) < rounded_twice);
                    }
                }
            }
        }
    }
    WindowToWrite eightfold;
    eightfold.multiplier = 8;
    CHECK(error_of(one_convolution(true, {3, 3}, eightfold, 0.02f, 120)) < rounded_twice);
    CHECK(error_of(one_convolution(false, {3, 3}, WindowToWrite(), 0.0000401f, 0)) < rounded_twice); // factors above 1
}

TEST_CASE("pools with pads count what lies in the input") {
    for (const std::int32_t code : {1, 17}) {
        for (const bool is_same : {false, true}) {
            for (std::int32_t size = 1; size <= 4; ++size) {
                WindowToWrite window{is_same, 2, 3, std::int8_t(size % 2 == 0 ? 3 : 0)};
                window.rows = size;
                window.columns = 5 - size;
                const auto extent = [&](std::int32_t inputs, std::int32_t taps, std::int32_t stride) {
                    return is_same ? (inputs + stride - 1) / stride : (inputs - taps) / stride + 1;
                };
                ModelToWrite model;
                model.tensors = {computed("x", {1, 5, 7, 2}, 0.1f, -20),
                                 computed("y", {1, extent(5, size, 2), extent(7, 5 - size, 3), 2}, 0.1f, -20)};
                model.operators = {pool(code, 0, 1, window)};
                model.inputs = {0};
                model.outputs = {1};
                CHECK(error_of(model) < rounded_once);
            }
        }
    }
}

TEST_CASE("softmax over several places, quantization to and from unsigned numbers") {
    ModelToWrite model;
    model.tensors = {{"x", {2, 3, 5}, 3, {0.03f}, {7}},
                     computed("signed", {2, 3, 5}, 0.02f, -9),
                     computed("shares", {2, 3, 5}, 0.00390625f, -128),
                     {"y", {2, 3, 5}, 3, {0.002f}, {0}},
                     {"z", {2, 3, 5}, 0}};
    model.operators = {plain(114, 0, 1), softmax(1, 2, 0.7f), plain(114, 2, 3), plain(6, 3, 4)};
    model.inputs = {0};
    model.outputs = {4};
    for (const Rounding rounding : {Rounding::twice, Rounding::once}) {
        const std::vector<double> errors = errors_of(model.file(), rounding);
        CHECK(errors[0] < rounded_twice);
        CHECK(errors[1] < 1.01);
        CHECK(errors[2] < rounded_twice);
        CHECK(errors[3] < rounded_once);
    }
}

TEST_CASE("a dense layer whose weights share a scale has the product of the scales rounded to float") {
    // 0.23 x 0.0071 is not a float. Both layers have the same weights and scales; one has its scale once, the other
    // twice.
    const float input_scale = 0.23f;
    const float weight_scale = 0.0071f;
    const double exact = static_cast<double>(input_scale) * static_cast<double>(weight_scale);
    const double rounded = static_cast<double>(static_cast<float>(exact));
    REQUIRE(exact != rounded);
    // The sums that become 100 1/2 or nearly: one factor rounds some up that the other rounds down.
    const std::int32_t middle = static_cast<std::int32_t>(100.5 * 1050.0 / exact);
    std::uint32_t differences = 0;
    for (std::int32_t sum = middle - 20; sum < middle + 20; ++sum) {
        std::int32_t outputs[2] = {};
        for (std::size_t scales = 1; scales <= 2; ++scales) {
            ModelToWrite model;
            const std::uint32_t bits = static_cast<std::uint32_t>(sum);
            const weights::Bytes bytes = {static_cast<unsigned char>(bits),
                                          static_cast<unsigned char>(bits >> 8),
                                          static_cast<unsigned char>(bits >> 16),
                                          static_cast<unsigned char>(bits >> 24),
                                          0,
                                          0,
                                          0,
                                          0};
            model.tensors = {computed("x", {1, 1}, input_scale, 0),
                             constant_weights("w", {2, 1}, std::vector<float>(scales, weight_scale), 0, 1),
                             {"b", {2}, 2, {}, {}, 0, bytes},
                             computed("y", {1, 2}, 1050.0f, 0)};
            model.operators = {dense({0, 1, 2}, 3, 0)};
            model.inputs = {0};
            model.outputs = {3};
            const weights::Bytes file = model.file();
            const Model read = weights::tflite::read_tflite(file);
            Executor executor(read, Rounding::once);
            executor[0].whole = {0};
            executor.run();
            outputs[scales - 1] = executor[3].whole[0];
            const double factor = (scales == 1 ? rounded : exact) / 1050.0;
            CHECK(outputs[scales - 1] == rescaled(sum, factor_of(factor, Rounding::once), Rounding::once));
        }
        differences += outputs[0] != outputs[1] ? 1u : 0u;
    }
    CHECK(differences > 0);
}
