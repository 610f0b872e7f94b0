// Part of nervelet. MIT licence, the nervelet authors.
//
// Converts weights that were trained with PyTorch or Keras, or a .tflite model of 8 bits or of float32, to a C++ header
// with a constant network, which a board keeps in flash.

#include <cstdio>

#include "../weights/command_line.hpp"
#include "../weights/file_kind.hpp"
#include "../weights/fixed_header.hpp"
#include "../weights/header_text.hpp"
#include "../weights/namespace_name.hpp"
#include "../weights/npy.hpp"
#include "../weights/safetensors.hpp"
#include "import_rtneural.hpp"
#include "import_tflite.hpp"

namespace weights {

constexpr const char* usage =
    "Usage: import_model NETWORK FILE... [options]\n"
    "       import_model MODEL.tflite [--name NAME] [--output FILE] [--rounding R]\n"
    "                    [--scalar S] [--question FILE.npy --answer FILE.npy]\n"
    "       import_model MODEL.json --steps N [--name NAME] [--output FILE] [--scalar S]\n"
    "                    [--question FILE.npy --answer FILE.npy]\n"
    "\n"
    "Prints a C++ header with the weights of the files as a nervelet network, or with a\n"
    "TensorFlow Lite model of int8 or float32 or a model of RTNeural, which say themselves\n"
    "what they are.\n"
    "\n"
    "  NETWORK        64,dense:32:relu,dropout:20,dense:10:softmax\n"
    "                 or with an input of time x channels, rows x columns x channels:\n"
    "                 128x3,conv1d:8:5:relu,maxpool1d:2,globalaverage,dense:4:softmax\n"
    "                 conv1d:FILTERS:WIDTH conv2d:FILTERS:3x5 depthwiseconv1d:WIDTH\n"
    "                 depthwiseconv2d:3 maxpool1d:2 maxpool2d:2x3 averagepool1d:2\n"
    "                 averagepool2d:2 globalaverage layernorm layernorm:all dropout:20\n"
    "                 spatialdropout:20; behind a convolution's activation or a pool,\n"
    "                 each with a colon: stride=2 padding=1 (or 2x1) same causal\n"
    "                 dilation=2 multiplier=2\n"
    "                 gru:16 lstm:16, or with :everystep the state of every step;\n"
    "                 'timedistributed(dense:1:tanh)': a dense layer at every step\n"
    "                 identity relu relu6 leaky_relu[:0.01] elu[:1.0] selu gelu\n"
    "                 gelu_tanh silu softplus sigmoid tanh hardsigmoid\n"
    "                 hard_sigmoid_keras2 hardswish softmax\n"
    "                 dense:32,batchnorm:relu: a BatchNorm before the activation,\n"
    "                 dense:32:relu,batchnorm: after it; it is folded into the weights;\n"
    "                 batchnorm:unfolded:relu: a layer of its own, anywhere\n"
    "                 'residual(conv1d:8:3:relu:same,conv1d:8:3:same):relu': x + f(x), and\n"
    "                 its activation; :skip=batchnorm, where a projection has one\n"
    "  FILE           .safetensors, .json: a state_dict() as nested lists, or .npy: one array\n"
    "                 each, in the order of the layers\n"
    "  --name NAME    the header's namespace                      (default factory)\n"
    "  --output FILE  where the header goes               (default standard output)\n"
    "  --steps N      of a model of RTNeural: over how many steps it goes\n"
    "  --rounding R   of a .tflite model: double, as TensorFlow Lite Micro (default),\n"
    "                 or single, as TensorFlow Lite does on PCs\n"
    "  --layout L     of square matrices: pytorch ([out, in]) or keras ([in, out])\n"
    "  --map T=PLACE  where tensor T belongs: 0.weight, 0.bias (counting the layers\n"
    "                 with weights from 0), or ignore; can be given many times. Counters\n"
    "                 are left out anyway; whole layers and arrays of no layer\n"
    "                 may be ignored, if --answer proves that the answers are right\n"
    "  --flatten F    the order of Flatten: channels_first or channels_last; without it\n"
    "                 that of PyTorch or Keras, whichever the layout shows\n"
    "  --eps E        what BatchNorms add to their variance, or NAME=E for one of them\n"
    "                          (default 1e-5 for PyTorch's, 1e-3 for Keras's)\n"
    "  --question FILE.npy --answer FILE.npy\n"
    "                 inputs and what the model answers in Python, which is compared;\n"
    "                 the first becomes the header's test. Only these can show that\n"
    "                 the activations are right\n"
    "  --scalar S     of a model of floats: float (default); fixed16, a network of 16-bit\n"
    "                 integers; fixed:12:11, the same with these fraction bits of weights\n"
    "                 and of activations. What they do not hold is refused\n"
    "  --help         this text\n";

/// Adds the tensors of a .npy, .safetensors or .json file. Returns whether their order is that of the layers, which it
/// is for .npy.
inline bool read_tensors(const std::string& path, std::vector<Tensor>& tensors) {
    if (ends_with(path, ".npy")) {
        tensors.push_back(read_npy_file(path));
        return true;
    }
    if (ends_with(lower(path), ".json")) {
        for (Tensor& tensor : about_file(path, [&] { return json_tensors(read_json_file(path)); })) {
            tensors.push_back(std::move(tensor));
        }
        return false;
    }
    if (!ends_with(path, ".safetensors")) {
        refuse_file_kind(path);
    }
    for (Tensor& tensor : about_file(path, [&] { return read_safetensors(read_file(path)); })) {
        tensors.push_back(std::move(tensor));
    }
    return false;
}

inline std::vector<Mapping> read_mappings(const std::vector<std::string>& texts) {
    std::vector<Mapping> mappings;
    for (const std::string& text : texts) {
        const std::size_t equals = text.rfind('=');
        if (equals == std::string::npos) {
            throw Refusal("--map takes NAME=0.weight, NAME=0.bias or NAME=ignore, not " + quoted(text));
        }
        mappings.push_back({text.substr(0, equals), text.substr(equals + 1)});
    }
    return mappings;
}

/// Reads all files. is_ordered: whether their order is that of the layers.
inline std::vector<Tensor> read_all_tensors(const std::vector<std::string>& paths, bool& is_ordered) {
    std::vector<Tensor> tensors;
    std::vector<std::string> names;
    is_ordered = true;
    for (const std::string& path : paths) {
        is_ordered = read_tensors(path, tensors) && is_ordered;
        names.push_back(tensors.empty() ? "" : tensors.back().name);
    }
    if (is_ordered) {
        check_not_sorted_as_text(names);
    }
    return tensors;
}

inline void import_network(const CommandLine& line) {
    if (!line.all("--rounding").empty() || !line.all("--steps").empty()) {
        throw Refusal("--rounding is for .tflite files, and --steps for .json files of RTNeural; leave it out");
    }
    if (line.arguments.size() == 1 && is_file_name(line.arguments[0])) {
        refuse_file_alone(line.arguments[0]);
    }
    if (line.arguments.size() < 2) {
        throw Refusal("a network and a file are needed, as in import_model 64,dense:10:softmax model.safetensors; "
                      "--help says more");
    }
    read_scalar(line.value("--scalar", "float"));
    const Description network = read_description(line.arguments[0]);
    check_namespace_name(line.value("--name", "factory"));
    bool is_ordered = false;
    const std::vector<Tensor> tensors =
        read_all_tensors({line.arguments.begin() + 1, line.arguments.end()}, is_ordered);
    const Model model =
        make_model(network, tensors, is_ordered, read_layout(line.value("--layout", "")),
                   read_mappings(line.all("--map")), line.all("--eps"), read_flatten(line.value("--flatten", "")));
    put_network(model, line);
}

} // namespace weights

int main(int argument_count, char** arguments) {
    return weights::run("import_model", [&] {
        const weights::CommandLine line =
            weights::read_command_line(argument_count, arguments,
                                       {"--name", "--output", "--layout", "--map", "--eps", "--flatten", "--question",
                                        "--answer", "--rounding", "--scalar", "--steps"});
        if (line.help) {
            std::printf("%s", weights::usage);
        } else if (weights::has_tflite(line)) {
            weights::import_tflite(line);
        } else if (weights::is_rtneural(line)) {
            weights::import_rtneural(line);
        } else {
            weights::import_network(line);
        }
    });
}
