// Part of nervelet. MIT licence, the nervelet authors.
// A .tflite model of int8 as the floats that its bytes stand for. That real ones have the numbers of their files:
// checks/programs/weights/exported.sh; what export_weights makes of them: checks/programs/weights/weights.sh.
#include "../../../examples/host/weights/bytes_model.hpp"

#include <doctest/doctest.h>

#include "../../../examples/host/weights/float_model.hpp"
#include "../../support/tflite/float_specimen.hpp"
#include "../../support/tflite/keras_specimen.hpp"
#include "../../support/tflite/residual_specimen.hpp"
#include "files.hpp"

using files::contains;
using namespace support;
using weights::tflite::BytesModel;
using weights::tflite::FloatModel;

namespace {

/// Whether the numbers are those of the same model in floats, but for what one scale of a dense layer loses.
bool is_in_float(const ModelToWrite& model) {
    const weights::Bytes file = model.file();
    const weights::Bytes float_file = in_float(model).file();
    const weights::tflite::Model read = weights::tflite::read_tflite(file);
    const weights::tflite::Model read_floats = weights::tflite::read_tflite(float_file);
    const BytesModel bytes(read);
    const weights::Model floats = FloatModel(read_floats, "model.tflite").made();
    bool is_same = bytes.network().text == floats.network.text &&
                   bytes.plain().numbers.size() == floats.parameters.size() &&
                   bytes.plain().layers == floats.network.layers.size();
    std::size_t exact = 0;
    for (std::size_t i = 0; is_same && i < floats.parameters.size(); ++i) {
        const float difference = std::fabs(bytes.plain().numbers[i] - floats.parameters[i]);
        is_same = difference <= 4e-7f * std::fabs(floats.parameters[i]);
        exact += difference > 0.0f ? 0 : 1;
    }
    return is_same && exact > floats.parameters.size() / 2;
}

std::string refused(const ModelToWrite& model, std::size_t count) {
    const weights::Bytes file = model.file();
    const weights::tflite::Model read = weights::tflite::read_tflite(file);
    return files::refusal([&] { BytesModel(read, count); });
}

} // namespace

TEST_CASE("a model of int8 stands for the floats of the same model in float32") {
    CHECK(is_in_float(specimen()));
    CHECK(is_in_float(one_channel_specimen()));
    CHECK(is_in_float(residual_specimen()));
}

TEST_CASE("its first layers, with the pools behind them, and what the bytes of the last one mean") {
    const weights::Bytes file = specimen().file();
    const weights::tflite::Model read = weights::tflite::read_tflite(file);
    const BytesModel all(read);
    const BytesModel first(read, 3);
    CHECK(all.ends_in_softmax());
    CHECK_FALSE(first.ends_in_softmax());
    CHECK(first.network().text == "6x5x3,conv2d:4:3x2:relu6:stride=2x1:same,depthwiseconv2d:2:multiplier=2,"
                                  "residual(conv2d:8:1):relu,maxpool2d:1x2,averagepool2d:2");
    CHECK(first.plain().scales.size() == 3);
    CHECK(first.plain().scales[1].weights.size() == 8);
    CHECK(std::equal(first.plain().numbers.begin(), first.plain().numbers.end(), all.plain().numbers.begin()));
    CHECK(first.output().scale == all.plain().scales[3].input.scale);
    CHECK(first.output().zero_point == all.plain().scales[3].input.zero_point);
}

TEST_CASE("another scale between two layers is a depthwise convolution that does nothing") {
    const weights::Bytes file = keras_specimen().file();
    const weights::tflite::Model read = weights::tflite::read_tflite(file);
    const BytesModel bytes(read);
    CHECK(contains(bytes.network().text, ",depthwiseconv2d:1,globalaverage,"));
    CHECK(bytes.plain().scales[1].weights == std::vector<float>(4, 1.0f));
}

TEST_CASE("a number of layers that it has not, or that ends inside of a residual, is refused") {
    CHECK(refused(specimen(), 4) == "");
    CHECK(contains(refused(specimen(), 5), "has no 5 first layers with weights, but 4; give the number"));
    CHECK(contains(refused(residual_specimen(), 1), "but 2 up to the end of a residual"));
}
