// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/tflite_model.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "../../support/tflite/keras_specimen.hpp"
#include "files.hpp"

using files::contains;
using support::FlatTable;
using support::ModelToWrite;
using weights::Bytes;
using weights::Extents;
using namespace weights::tflite;

namespace {

std::string refused(const Bytes& file) {
    return files::refusal([&] { read_tflite(file); });
}
std::string refused(const ModelToWrite& model) {
    return refused(model.file());
}

/// The specimen after a change.
template <class Change>
std::string refused_after(Change change) {
    ModelToWrite model = support::specimen();
    change(model);
    return refused(model);
}

} // namespace

TEST_CASE("a model of every operator is what it was written of") {
    const Bytes file = support::specimen().file();
    const Model model = read_tflite(file);
    REQUIRE(model.tensors.size() == 21);
    REQUIRE(model.operators.size() == 11);
    CHECK((model.inputs == std::vector<std::size_t>{0}));
    CHECK((model.outputs == std::vector<std::size_t>{20}));

    const Tensor& first = model.tensors[2];
    CHECK(first.name == "first");
    CHECK((first.shape == Extents{4, 3, 2, 3}));
    CHECK(first.type == ElementType::int8);
    CHECK((first.quantization.scales == std::vector<float>{0.002f, 0.003f, 0.004f, 0.001f}));
    CHECK((first.quantization.zero_points == std::vector<std::int32_t>(4, 0)));
    CHECK(first.constant.size == 72);
    CHECK(Bytes(first.constant.data, first.constant.data + 72) == support::scattered_bytes(72, 1));
    CHECK(model.tensors[5].quantization.dimension == 3);
    CHECK_FALSE(is_constant(model.tensors[4]));
    CHECK(zero_point_of(model.tensors[7]) == -7);
    CHECK(text_of(model.tensors[4]) == "'map' [1, 3, 5, 4] int8");

    const Operator& convolution = model.operators[1];
    CHECK(convolution.code == Code::conv_2d);
    CHECK((convolution.inputs == std::vector<std::size_t>{1, 2, 3}));
    CHECK(convolution.output == 4);
    CHECK(convolution.activation == Activation::relu6);
    CHECK(convolution.is_same);
    CHECK(convolution.rows.size == 3);
    CHECK(convolution.rows.stride == 2);
    CHECK(convolution.columns.size == 2);
    CHECK(convolution.columns.stride == 1);
    CHECK(model.operators[2].code == Code::depthwise_conv_2d);
    CHECK(model.operators[2].multiplier == 2);
    CHECK_FALSE(model.operators[2].is_same);
    CHECK(model.operators[4].activation == Activation::relu);
    CHECK(model.operators[5].code == Code::max_pool_2d);
    CHECK(model.operators[5].rows.size == 1);
    CHECK(model.operators[5].columns.size == 2);
    CHECK(model.operators[5].columns.stride == 2);
    CHECK(model.operators[6].rows.stride == 2);
    CHECK(model.operators[9].beta == 1.0f);
    CHECK(text_of(model.operators[8], model.tensors) == "FULLY_CONNECTED, which makes 'scores' [1, 3] int8");
}

TEST_CASE("the code of an operator is the larger one of two") {
    const auto code = [](const FlatTable& table) {
        const Bytes file = table.file("TEST");
        weights::FlatbufferRange range(file);
        return read_code(weights::flatbuffer_root(range, "the code"));
    };
    CHECK(code(FlatTable().number(0, std::int8_t(9))) == 9); // from before there was a second
    CHECK(code(FlatTable().number(0, std::int8_t(9)).number(3, std::int32_t(9))) == 9);
    CHECK(code(FlatTable().number(0, std::int8_t(127)).number(3, std::int32_t(150))) == 150);
    CHECK(code(FlatTable().number(3, std::int32_t(3))) == 3);
    CHECK(code(FlatTable()) == 0);
}

TEST_CASE("a tensor that nothing uses may have no numbers") {
    CHECK(refused_after([](ModelToWrite& model) { model.tensors.push_back({"unused", {0}, 2}); }) == "");
}

TEST_CASE("an operator that is not supported is named with its tensor and a cure") {
    const auto with_code = [](std::int32_t code) {
        return refused_after([&](ModelToWrite& model) { model.operators[7].code = code; });
    };
    CHECK(with_code(2) == "CONCATENATION, which makes 'flat' [1, 8] int8, is not supported; join branches with Add, of "
                          "two at a time");
    CHECK(
        contains(with_code(74), "SUM, which makes 'flat' [1, 8] int8, is not supported; join the positions of a map"));
    CHECK(contains(with_code(60), "PADV2, which makes 'flat' [1, 8] int8, is not supported; pad with zeros"));
    CHECK(contains(with_code(45), "STRIDED_SLICE"));
    CHECK(contains(with_code(45), "batch_size=1"));
    CHECK(contains(with_code(44), "UNIDIRECTIONAL_SEQUENCE_LSTM"));
    CHECK(contains(with_code(44), "a window of time"));
    CHECK(contains(with_code(19), "RELU, which"));
    CHECK(contains(with_code(150), "GELU, which"));
    CHECK(contains(with_code(161), "RIGHT_SHIFT, which makes 'flat' [1, 8] int8, is not supported; build the model"));
    CHECK(contains(with_code(162), "operator code 162, which"));
    CHECK(contains(with_code(-5), "operator code -5, which"));
    CHECK(contains(with_code(32), "CUSTOM, which"));
}

TEST_CASE("what only computes the shape of a RESHAPE is left out") {
    const Bytes file = support::keras_specimen().file();
    const Model read = read_tflite(file);
    REQUIRE(read.operators.size() == 12);
    CHECK(read.operators[8].code == Code::reshape);
    CHECK((read.operators[8].inputs == std::vector<std::size_t>{13}));
    const auto changed = [](void (*change)(ModelToWrite&)) {
        ModelToWrite other = support::keras_specimen();
        change(other);
        return refused(other);
    };
    CHECK(contains(changed([](ModelToWrite& its) {
                       its.outputs = {26, 23};
                   }),
                   "SHAPE, which makes 'extents' [4] int32, is not supported; where it comes from Flatten"));
    CHECK(contains(changed([](ModelToWrite& its) { its.operators[11].inputs = {13, 22}; }), "SHAPE, which makes"));
    CHECK(contains(changed([](ModelToWrite& its) { its.operators[11].inputs = {23, 22}; }), "SHAPE, which makes"));
    CHECK(contains(changed([](ModelToWrite& its) { its.operators[11].inputs = {13, 23, 23}; }), "SHAPE, which makes"));
    CHECK(contains(changed([](ModelToWrite& its) { its.operators[10].code = 12; }), "SHAPE, which makes"));
    CHECK(contains(changed([](ModelToWrite& its) { its.operators[10].outputs = {23, -1}; }), "SHAPE, which makes"));
    CHECK(contains(changed([](ModelToWrite& its) { its.tensors[23].type = 0; }), "SHAPE, which makes"));
    CHECK(contains(changed([](ModelToWrite& its) { std::swap(its.operators[10], its.operators[11]); }), "SHAPE"));
    CHECK(
        contains(changed([](ModelToWrite& its) { its.operators[8].inputs[0] = 99; }), "operator 8: one of its inputs"));
    CHECK(contains(changed([](ModelToWrite& its) { its.tensors[14].shape = {1, 7}; }), "as many inputs as outputs"));
}

TEST_CASE("files of another kind or version") {
    CHECK(contains(refused(Bytes()), "is no .tflite file"));
    CHECK(contains(refused(Bytes(100, 'x')), "is no .tflite file"));
    CHECK(contains(refused_after([](ModelToWrite& model) { model.version = 2; }), "its version is not 3"));
    CHECK(contains(refused_after([](ModelToWrite& model) { model.more_graphs.resize(1); }), "has 2 graphs"));
    CHECK(contains(refused(FlatTable().number(0, std::uint32_t(3)).file("TFL3")), "has 0 graphs"));
    for (const std::size_t field : {0u, 3u}) {
        const FlatTable graph = FlatTable().tables(field, std::vector<FlatTable>(65537));
        const Bytes file = FlatTable().number(0, std::uint32_t(3)).tables(2, {graph}).file("TFL3");
        CHECK(contains(refused(file), "has more than 65,536 tensors or operators"));
    }
}

TEST_CASE("a tensor that cannot be used is named with a cure") {
    const auto changed = [](std::size_t index, void (*change)(support::TensorToWrite&)) {
        return refused_after([&](ModelToWrite& model) { change(model.tensors[index]); });
    };
    using Written = support::TensorToWrite;
    CHECK(changed(4, [](Written& its) { its.more.number(5, std::uint8_t(1)); }) ==
          "tensor 'map' [1, 3, 5, 4] int8 keeps its numbers from one call to the next; build the model without such "
          "state");
    CHECK(contains(changed(2, [](Written& its) { its.more.table(6, FlatTable()); }), "stored without its zeros"));
    CHECK(contains(changed(4,
                           [](Written& its) {
                               its.more.numbers(7, std::vector<std::int32_t>{-1, -1, 5, 4});
                           }),
                   "an extent that is not known before it runs; give the model's Input a fixed shape"));
    CHECK(changed(4, [](Written& its) { its.more.numbers(7, std::vector<std::int32_t>{-1, 3, 5, 4}); }) == "");
    CHECK(contains(changed(4, [](Written& its) { its.more_quantization.number(4, std::uint8_t(1)); }),
                   "is quantized in a way of its own"));
    CHECK(contains(changed(4, [](Written& its) { its.shape[1] = 0; }),
                   "CONV_2D, which makes 'map' [1, 0, 5, 4] int8, expects an output 1x3x5x4"));
    CHECK(contains(changed(0, [](Written& its) { its.shape[1] = 0; }), "expects numbers in 'input' [1, 0, 5, 3]"));
    CHECK(contains(changed(4, [](Written& its) { its.shape[1] = -3; }), "tensor 4: its shape has an extent of -3"));
    CHECK(contains(changed(4, [](Written& its) { its.shape = std::vector<std::int32_t>(9, 1); }), "8 dimensions"));
    CHECK(contains(changed(4, [](Written& its) { its.shape = std::vector<std::int32_t>(4, INT32_MAX); }),
                   "more than 2^28 numbers"));
    CHECK(contains(changed(2, [](Written& its) { its.bytes.pop_back(); }),
                   "tensor 2: it has 71 bytes where its shape and type need 72"));
    CHECK(contains(changed(2, [](Written& its) { its.buffer = 22; }), "tensor 2: its buffer does not exist"));
    CHECK(contains(changed(2, [](Written& its) { its.buffer = 0xffffffff; }), "tensor 2: its buffer does not exist"));
    CHECK(contains(changed(2, [](Written& its) { its.buffer = 0; }), "expects a constant as 'first'"));
    CHECK(contains(changed(2, [](Written& its) { its.more_buffer.number(1, std::uint64_t(4096)); }),
                   "has its numbers outside of the FlatBuffers file; convert without use_buffer_offset"));
    CHECK(contains(changed(2, [](Written& its) { its.scales[1] = -1.0f; }), "a scale is negative"));
    CHECK(contains(changed(2, [](Written& its) { its.scales[1] = std::numeric_limits<float>::quiet_NaN(); }),
                   "not a number"));
    CHECK(
        contains(changed(2, [](Written& its) { its.scales[1] = std::numeric_limits<float>::infinity(); }), "infinite"));
    CHECK(contains(changed(2, [](Written& its) { its.scales.pop_back(); }), "not as many zero points as scales"));
    CHECK(contains(changed(2, [](Written& its) { its.dimension = 1; }), "not as many scales as the dimension"));
    CHECK(contains(changed(2, [](Written& its) { its.dimension = 4; }), "not as many scales as the dimension"));
    CHECK(contains(changed(2, [](Written& its) { its.dimension = -1; }), "not as many scales as the dimension"));
    CHECK(contains(changed(4, [](Written& its) { its.zero_points = {std::int64_t(1) << 40}; }), "32 bits"));
    CHECK(changed(16, [](Written& its) { its.dimension = 7; }) == ""); // one scale: the dimension says nothing
    CHECK(changed(2, [](Written& its) { its.zero_points.clear(); }) == "");
}

TEST_CASE("operators that are damaged") {
    using Written = support::OperatorToWrite;
    const auto changed = [](std::size_t index, void (*change)(Written&)) {
        return refused_after([&](ModelToWrite& model) { change(model.operators[index]); });
    };
    CHECK(contains(changed(1, [](Written& its) { its.inputs[0] = 21; }),
                   "operator 1: one of its inputs is tensor 21, which does not exist"));
    CHECK(contains(changed(1, [](Written& its) { its.inputs[0] = -2; }), "is tensor -2, which does not exist"));
    CHECK(contains(changed(1, [](Written& its) { its.inputs[0] = -1; }), "has not the inputs that it needs"));
    CHECK(contains(changed(1, [](Written& its) { its.inputs.clear(); }), "has not the inputs that it needs"));
    CHECK(contains(changed(4, [](Written& its) { its.inputs.pop_back(); }), "has not the inputs that it needs"));
    CHECK(contains(changed(5, [](Written& its) { its.inputs.push_back(2); }), "has not the inputs that it needs"));
    CHECK(contains(changed(1, [](Written& its) { its.code_index = 11; }), "operator 1: its code does not exist"));
    CHECK(contains(changed(1, [](Written& its) { its.outputs.clear(); }), "operator 1: it has no output"));
    CHECK(contains(changed(1, [](Written& its) { its.outputs[0] = -1; }), "operator 1: it has no output"));
    CHECK(contains(changed(1, [](Written& its) { its.outputs.push_back(7); }), "it has more than one output"));
    CHECK(
        contains(changed(1, [](Written& its) { its.options_kind = 2; }), "its options are those of another operator"));
    CHECK(
        contains(changed(1, [](Written& its) { its.options_kind = 0; }), "its options are those of another operator"));
    CHECK(contains(changed(1, [](Written& its) { its.options.number(1, std::int32_t(0)); }),
                   "the options of operator 1: the stride of columns is 0"));
    CHECK(contains(changed(1, [](Written& its) { its.options.number(2, std::int32_t(-1)); }),
                   "the stride of rows is -1"));
    CHECK(contains(changed(1, [](Written& its) { its.options.number(5, INT32_MAX); }), "the dilation of rows is 2147"));
    CHECK(contains(changed(1, [](Written& its) { its.options.number(0, std::int8_t(2)); }), "neither SAME nor VALID"));
    CHECK(contains(changed(5, [](Written& its) { its.options.number(3, std::int32_t(0)); }),
                   "the columns of the window"));
    CHECK(contains(changed(2, [](Written& its) { its.options.number(3, std::int32_t(0)); }),
                   "the depth multiplier is 0"));
    CHECK(
        contains(changed(1, [](Written& its) { its.options.number(3, std::int8_t(4)); }),
                 "CONV_2D, which makes 'map' [1, 3, 5, 4] int8, has an activation that is not supported; train with"));
    CHECK(contains(changed(8, [](Written& its) { its.options.number(1, std::int8_t(1)); }), "an order for other"));
    CHECK(contains(changed(9, [](Written& its) { its.options.number(0, 0.0f); }), "operator 9: beta is not above 0"));
    CHECK(contains(changed(9, [](Written& its) { its.options.number(0, -HUGE_VALF); }), "beta is not above 0"));
    CHECK(contains(changed(9, [](Written& its) { its.options.number(0, HUGE_VALF); }), "beta is not above 0"));
    CHECK(contains(changed(9, [](Written& its) { its.options.number(0, std::nanf("")); }), "beta is not above 0"));
}

TEST_CASE("operators in an order in which they cannot run") {
    CHECK(contains(refused_after([](ModelToWrite& model) { std::swap(model.operators[2], model.operators[3]); }),
                   "needs 'wider' [1, 2, 4, 8] int8 before it is there"));
    CHECK(contains(refused_after([](ModelToWrite& model) { model.operators[3].inputs[0] = 10; }),
                   "needs 'pointwise' [1, 2, 4, 8] int8 before it is there")); // from itself: a circle
    CHECK(contains(refused_after([](ModelToWrite& model) { model.operators[3].outputs[0] = 7; }),
                   "makes what is there already"));
    CHECK(contains(refused_after([](ModelToWrite& model) { model.operators.pop_back(); }),
                   "'output' [1, 3] float32 is an output of the model, but never made"));
    CHECK(contains(refused_after([](ModelToWrite& model) { model.inputs = {0, 0}; }), "named twice"));
    CHECK(contains(refused_after([](ModelToWrite& model) { model.inputs = {2}; }), "is an input of the model, but a"));
    CHECK(contains(refused_after([](ModelToWrite& model) { model.inputs = {-1}; }), "one of its inputs is none"));
    CHECK(contains(refused_after([](ModelToWrite& model) { model.outputs.clear(); }), "there are none of its outputs"));
    CHECK(contains(refused_after([](ModelToWrite& model) { model.operators[4].inputs[1] = 5; }),
                   "ADD, which makes 'sum' [1, 2, 4, 8] int8, expects a computed tensor instead of 'each'"));
    CHECK(contains(refused_after([](ModelToWrite& model) { model.operators[1].inputs[1] = 1; }),
                   "expects a constant as 'quantized'"));
}
