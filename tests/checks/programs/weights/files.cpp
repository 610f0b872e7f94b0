// Part of nervelet. MIT licence, the nervelet authors.
// Writes the files that weights.sh imports: one network as PyTorch and as Keras would save it, in every number format,
// as nervelet saves it, one with a BatchNorm, some with
// convolutions, residuals and recurrent layers, models of RTNeural, and a large one; and models of TensorFlow Lite for
// tflite.sh. Prints the checksum of its parameters. files FOLDER
#include <cstdio>
#include <string>

#include <nervelet/nervelet.hpp>
#include <nervelet/storage.hpp>

#include "../../../../examples/host/weights/model.hpp"
#include "../../../../examples/host/weights/write_safetensors.hpp"
#include "../../../examples/weights/keras_recurrent.hpp"
#include "../../../examples/weights/rtneural_models.hpp"
#include "../../../examples/weights/torch_recurrent.hpp"
#include "../../../examples/weights/torch_residuals.hpp"
#include "../../../support/crc32.hpp"
#include "tflite_files.hpp"

using namespace weights;
using Net = nervelet::Network<float, nervelet::Input<5>, nervelet::Dense<4, nervelet::Tanh>, nervelet::Dropout<20>,
                              nervelet::Dense<3, nervelet::Softmax>>;
using LargeNet = nervelet::Network<float, nervelet::Input<784>, nervelet::Dense<128, nervelet::ReLU>,
                                   nervelet::Dense<10, nervelet::Softmax>>;

namespace {

const NumberFormat& format_of(const std::string& name) {
    return *find_safetensors_format(name);
}

/// The bits of a number, which every format has exactly: small multiples of 1/64.
std::uint64_t encode(float value, const std::string& format) {
    const std::uint32_t single = number_of<std::uint32_t>(value);
    if (format == "F64") {
        return number_of<std::uint64_t>(static_cast<double>(value));
    }
    if (format == "BF16") {
        return single >> 16;
    }
    if (format == "F16") {
        return value == 0.0f
                   ? 0
                   : ((single >> 16) & 0x8000u) | ((((single >> 23) & 255u) - 112u) << 10) | ((single >> 13) & 1023u);
    }
    return single;
}

SavedNetwork as(const std::string& format, const Net& net) {
    SavedNetwork saved{&format_of(format), {}};
    for (const float parameter : net.parameters()) {
        append_little_endian(saved.parameters, encode(parameter, format), saved.format->size);
    }
    return saved;
}

/// What np.save makes of an array. order: C row after row, F column after column.
Bytes npy(const NamedArray& array, const NumberFormat& format, char order, unsigned char version) {
    std::string header = "{'descr': '" + std::string(format.npy) +
                         "', 'fortran_order': " + (order == 'F' ? "True" : "False") + ", 'shape': (";
    for (const std::size_t extent : array.shape) {
        header += std::to_string(extent) + ",";
    }
    header += "), }";
    const std::size_t length_size = version == 1 ? 2 : 4;
    header.resize((8 + length_size + header.size()) / 64 * 64 + 64 - 8 - length_size - 1, ' ');
    header += '\n';
    Bytes file{0x93, 'N', 'U', 'M', 'P', 'Y', version, 0};
    append_little_endian(file, header.size(), length_size);
    append(file, header);
    file.insert(file.end(), array.numbers.begin(), array.numbers.end());
    return file;
}

/// Numbers as F32 in a .npy file.
void write_npy(const std::string& path, const std::vector<std::size_t>& shape, const std::vector<double>& numbers) {
    NamedArray array{"", shape, {}};
    for (const double number : numbers) {
        append_little_endian(array.numbers, number_of<std::uint32_t>(static_cast<float>(number)), 4);
    }
    write_file(path, npy(array, format_of("F32"), 'C', 1));
}

/// FOLDER/NAME_question.npy and _answer.npy: inputs of a .tflite model, and what the plain executor says of them.
void write_tflite_answers(const std::string& folder, const std::string& name, const support::ModelToWrite& written) {
    const Bytes file = written.file();
    const tflite::Model model = tflite::read_tflite(file);
    const tflite::Tensor& input = model.tensors[model.inputs[0]];
    std::vector<double> questions;
    std::vector<double> answers;
    for (std::uint32_t seed = 1; seed <= 4; ++seed) {
        tflite::Executor executor(model, tflite::Rounding::twice);
        tflite::Numbers& x = executor[model.inputs[0]];
        for (const unsigned char byte : support::scattered_bytes(count_of(input.shape), seed)) {
            const bool is_float = input.type == tflite::ElementType::float32;
            x.fractions.insert(x.fractions.end(), is_float ? 1 : 0, static_cast<float>(byte) / 32.0f - 4.0f);
            const bool is_negative = input.type == tflite::ElementType::int8 && byte > 127;
            x.whole.insert(x.whole.end(), is_float ? 0 : 1, is_negative ? byte - 256 : byte);
        }
        questions.insert(questions.end(), x.fractions.begin(), x.fractions.end());
        questions.insert(questions.end(), x.whole.begin(), x.whole.end());
        executor.run();
        const tflite::Numbers& y = executor[model.outputs[0]];
        answers.insert(answers.end(), y.fractions.begin(), y.fractions.end());
        answers.insert(answers.end(), y.whole.begin(), y.whole.end());
    }
    write_npy(folder + "/" + name + "_question.npy", {4, questions.size() / 4}, questions);
    write_npy(folder + "/" + name + "_answer.npy", {4, answers.size() / 4}, answers);
}

/// Tensors as safetensors.torch.save_file writes them.
void write_tensors(const std::string& path, const std::vector<Tensor>& tensors) {
    std::string header = "{";
    Bytes numbers;
    for (const Tensor& tensor : tensors) {
        const std::size_t begin = numbers.size();
        for (const double number : tensor.values) {
            append_little_endian(numbers,
                                 tensor.format->size == 4 ? number_of<std::uint32_t>(static_cast<float>(number))
                                                          : static_cast<std::uint64_t>(number),
                                 tensor.format->size);
        }
        header += std::string(begin == 0 ? "" : ",") + "\"" + tensor.name + "\":{\"dtype\":\"" +
                  tensor.format->safetensors + "\",\"shape\":" + shape_text(tensor.shape) + ",\"data_offsets\":[" +
                  std::to_string(begin) + "," + std::to_string(numbers.size()) + "]}";
    }
    Bytes file = files::safetensors(header + "}", 0);
    file.insert(file.end(), numbers.begin(), numbers.end());
    write_file(path, file);
}

/// A model of PyTorch, and what it answers. shapes: of an input and of an output.
void write_model(const std::string& path, const std::vector<Tensor>& tensors,
                 const std::vector<files::Example>& examples, std::vector<std::size_t> input,
                 std::vector<std::size_t> output) {
    std::vector<double> questions;
    std::vector<double> answers;
    for (const files::Example& example : examples) {
        questions.insert(questions.end(), example.x.begin(), example.x.end());
        answers.insert(answers.end(), example.y.begin(), example.y.end());
    }
    input.insert(input.begin(), examples.size());
    output.insert(output.begin(), examples.size());
    write_tensors(path + ".safetensors", tensors);
    write_npy(path + "_question.npy", input, questions);
    write_npy(path + "_answer.npy", output, answers);
}

/// Convolutional models, and one of them as nervelet saves it.
void write_convolutions(const std::string& folder) {
    const files::TorchModel over_time = files::over_time();
    write_model(folder + "/over_time", over_time.tensors, over_time.examples, {10, 2}, {2});
    std::vector<std::size_t> channels_first{2, 2, 10};
    write_npy(folder + "/channels_first.npy", channels_first, std::vector<double>(40, 0.0));
    const files::TorchModel separable = files::separable();
    write_model(folder + "/separable", separable.tensors, separable.examples, {4, 5, 2}, {2});

    const files::TorchModel normalized = files::normalized();
    write_model(folder + "/normalized", normalized.tensors, normalized.examples, {7, 2}, {2});
    using Normalized =
        nervelet::Network<float, nervelet::Input<7, 2>,
                          nervelet::Conv1D<3, 2, nervelet::Tanh, nervelet::Causal, nervelet::Dilation<2>>,
                          nervelet::LayerNorm<>, nervelet::GlobalAveragePool, nervelet::Dense<2, nervelet::Softmax>>;
    static Normalized net;
    const Model model = make_model(read_description(normalized.text), normalized.tensors, false, Layout::unknown, {});
    std::copy(model.parameters.begin(), model.parameters.end(), net.parameters().begin());
    nervelet::Saved<Normalized> bytes{};
    nervelet::save(bytes, net);
    write_file(folder + "/normalized.bin", Bytes(bytes.begin(), bytes.end()));
}

/// Models with residuals; and a text of one, which fuzz.cpp changes.
void write_residuals(const std::string& folder) {
    const files::TorchModel projection = files::residual_with_projection();
    write_model(folder + "/residual_with_projection", projection.tensors, projection.examples, {5, 6, 2}, {4});
    const files::TorchModel unfolded = files::before_activations();
    write_model(folder + "/before_activations", unfolded.tensors, unfolded.examples, {5, 3}, {2});
    const std::string text = "batchnorm:unfolded:relu,residual(conv2d:2:3:stride=2:same,batchnorm:relu,"
                             "residual(conv2d:2:1)):skip=batchnorm:relu";
    write_file(folder + "/residual.txt", Bytes(text.begin(), text.end()));
}

/// Recurrent models of PyTorch, Keras and RTNeural, and one of them as nervelet saves it.
void write_recurrent(const std::string& folder) {
    const files::TorchModel two = files::two_grus_of_torch();
    write_model(folder + "/two_grus", two.tensors, two.examples, {5, 1}, {1});
    const files::TorchModel lstm = files::lstm_of_torch();
    write_model(folder + "/lstm", lstm.tensors, lstm.examples, {5, 2}, {5, 2});
    const files::TorchModel stacked = files::stacked_of_torch();
    write_model(folder + "/stacked", stacked.tensors, stacked.examples, {4, 3}, {2});
    const files::TorchModel keras = files::two_of_keras();
    write_model(folder + "/two_of_keras", keras.tensors, keras.examples, {5, 1}, {5, 1});
    for (const bool is_gru : {true, false}) {
        const files::RTNeuralModel model = is_gru ? files::gru_of_rtneural() : files::lstm_of_rtneural();
        const std::string path = folder + (is_gru ? "/gru_of_rtneural" : "/lstm_of_rtneural");
        write_model(path, {files::tensor("unused", {1})}, model.examples, {model.examples[0].x.size(), 1},
                    {model.examples[0].y.size(), 1});
        std::remove((path + ".safetensors").c_str());
        write_file(path + ".json", Bytes(model.json.begin(), model.json.end()));
    }
    using Two = nervelet::Network<float, nervelet::Input<5, 1>, nervelet::GRU<4, nervelet::EveryStep>, nervelet::GRU<4>,
                                  nervelet::Dense<1>>;
    static Two net;
    const Model model = make_model(read_description(two.text), two.tensors, false, Layout::unknown, {});
    std::copy(model.parameters.begin(), model.parameters.end(), net.parameters().begin());
    nervelet::Saved<Two> bytes{};
    nervelet::save(bytes, net);
    write_file(folder + "/two_grus.bin", Bytes(bytes.begin(), bytes.end()));
}

/// Two dense layers of F32, 3 to 3 to 2, and an array in a format that is not read as numbers. size: its bytes.
void write_not_read(const std::string& folder, const std::string& name, const std::string& format,
                    const std::string& shape, std::size_t size) {
    const auto array = [](const std::string& array_name, const std::string& array_format,
                          const std::string& array_shape, std::size_t begin, std::size_t end) {
        return "\"" + array_name + R"(":{"dtype":")" + array_format + R"(","shape":)" + array_shape +
               R"(,"data_offsets":[)" + std::to_string(begin) + "," + std::to_string(end) + "]}";
    };
    Bytes file = files::safetensors("{" + array("0.weight", "F32", "[3,3]", 0, 36) + "," +
                                        array("9.weight", "F32", "[2,3]", 36, 60) + "," +
                                        array(name, format, shape, 60, 60 + size) + "}",
                                    0);
    file.resize(file.size() + 60 + size); // of zeros
    write_file(folder + "/not_read_" + format + ".safetensors", file);
}

void write(const std::string& folder) {
    static Net net;
    std::uint32_t state = 7;
    for (float& parameter : net.parameters()) {
        state = state * 1664525u + 1013904223u;
        parameter = (static_cast<float>((state >> 16) % 129) - 64.0f) / 64.0f; // eight bits: BF16 holds it
    }
    std::printf("%08x\n", static_cast<unsigned>(support::crc32(net.parameters())));
    const Description network = read_description("5,dense:4:tanh,dropout:20,dense:3:softmax");
    for (const std::string format : {"F32", "F64", "F16", "BF16"}) {
        const SavedNetwork saved = as(format, net);
        write_file(folder + "/pytorch_" + format + ".safetensors",
                   write_safetensors(make_arrays(network, saved, Layout::pytorch), *saved.format, {{"format", "pt"}}));
        write_file(folder + "/keras_" + format + ".safetensors",
                   write_safetensors(make_arrays(network, saved, Layout::keras), *saved.format, {{"a", "b"}}));
        for (std::size_t i = 0; i < 4 && saved.format->npy != nullptr; ++i) {
            // PyTorch's transposed matrix, row after row, is Keras's column after column.
            const bool is_fortran = i == 2;
            NamedArray array = make_arrays(network, saved, is_fortran ? Layout::pytorch : Layout::keras)[i];
            array.shape = make_arrays(network, saved, Layout::keras)[i].shape;
            write_file(folder + "/" + format + "_" + std::to_string(i) + ".npy",
                       npy(array, *saved.format, is_fortran ? 'F' : 'C', i == 1 ? 2 : 1));
        }
    }
    const Net::Input question{{0.5f, -0.25f, 1.0f, 0.0f, -1.0f}};
    const Net::Output answer = net(question);
    write_npy(folder + "/question.npy", {1, 5}, {question.begin(), question.end()});
    write_npy(folder + "/answer.npy", {1, 3}, {answer.begin(), answer.end()});
    write_model(folder + "/batch_norm", files::before_activation(), files::examples_before_activation(), {3}, {2});
    write_convolutions(folder);
    write_residuals(folder);
    write_recurrent(folder);
    write_not_read(folder, "conv.weight", "F8_E4M3", "[4,1,3,3]", 36);
    write_not_read(folder, "4.weight", "I8", "[3,3]", 9);
    write_not_read(folder, "0.bias", "BOOL", "[3]", 3);
    write_not_read(folder, "temperature", "F8_E5M2", "[]", 1);
    write_not_read(folder, "step", "I64", "[]", 8);

    nervelet::Saved<Net> bytes{};
    nervelet::save(bytes, net);
    write_file(folder + "/saved.bin", Bytes(bytes.begin(), bytes.end()));

    static LargeNet large;
    nervelet::initialize(large, 7);
    SavedNetwork saved{&format_of("F32"), {}};
    for (const float parameter : large.parameters()) {
        append_little_endian(saved.parameters, number_of<std::uint32_t>(parameter), 4);
    }
    const Description large_network = read_description("784,dense:128:relu,dense:10:softmax");
    write_file(folder + "/large.safetensors",
               write_safetensors(make_arrays(large_network, saved, Layout::pytorch), *saved.format, {{"a", "b"}}));
}

} // namespace

int main(int argument_count, char** arguments) {
    if (argument_count != 2) {
        std::fprintf(stderr, "Usage: files FOLDER\n");
        return 2;
    }
    write(arguments[1]);
    support::write_tflite_models(arguments[1]);
    write_npy(std::string(arguments[1]) + "/other_question.npy", {4, 192}, std::vector<double>(768, 255.5));
    write_tflite_answers(arguments[1], "specimen", support::specimen());
    write_tflite_answers(arguments[1], "one_channel", support::one_channel_specimen());
    write_tflite_answers(arguments[1], "keras", support::keras_specimen());
    write_tflite_answers(arguments[1], "float_keras", support::in_float(support::keras_specimen()));
}
