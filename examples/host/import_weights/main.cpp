// Part of nervelet. MIT licence, the nervelet authors.
//
// Converts weights that were trained with PyTorch or Keras to a C++ header with a constant network, which a board keeps
// in flash.

#include <cstdio>

#include "../weights/command_line.hpp"
#include "../weights/header_text.hpp"
#include "../weights/npy.hpp"
#include "../weights/safetensors.hpp"

namespace weights {

constexpr const char* usage = "Usage: import_weights NETWORK FILE... [options]\n"
                              "\n"
                              "Prints a C++ header with the weights of the files as a nervelet network.\n"
                              "\n"
                              "  NETWORK        64,dense:32:relu,dropout:20,dense:10:softmax\n"
                              "                 identity relu leaky_relu[:1] elu[:100] gelu gelu_tanh silu\n"
                              "                 softplus sigmoid tanh hardsigmoid hardswish softmax\n"
                              "  FILE           .safetensors, or .npy (one array each, in their order)\n"
                              "  --name NAME    the header's namespace                      (default factory)\n"
                              "  --output FILE  where the header goes               (default standard output)\n"
                              "  --layout L     of square matrices: pytorch ([out, in]) or keras ([in, out])\n"
                              "  --map T=PLACE  where tensor T belongs: 0.weight, 0.bias (counting the dense\n"
                              "                 layers from 0), or ignore; can be given many times\n"
                              "  --question FILE.npy --answer FILE.npy\n"
                              "                 one input and what Python makes of it, which is compared and\n"
                              "                 becomes the header's test           (default: made by itself)\n"
                              "  --help         this text\n";

inline bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

inline Tensor read_npy_file(const std::string& path) {
    const std::string file = path.substr(path.find_last_of("/\\") + 1);
    return about_file(path, [&] { return read_npy(read_file(path), file.substr(0, file.rfind(".npy"))); });
}

/// Adds the tensors of a .npy or .safetensors file. Returns whether their order is that of the layers, which it is for
/// .npy.
inline bool read_tensors(const std::string& path, std::vector<Tensor>& tensors) {
    if (ends_with(path, ".npy")) {
        tensors.push_back(read_npy_file(path));
        return true;
    }
    if (!ends_with(path, ".safetensors")) {
        throw Refusal(quoted(path) + " ends with neither .safetensors nor .npy; name a file of these kinds");
    }
    for (Tensor& tensor : about_file(path, [&] { return read_safetensors(read_file(path)); })) {
        tensors.push_back(std::move(tensor));
    }
    return false;
}

/// Refuses what is no name for a namespace.
inline std::string check_name(const std::string& name) {
    bool is_name = !name.empty() && !is_digit(name[0]) && name[0] != '_' && name != "nervelet" && name != "std";
    for (const char letter : name) {
        is_name = is_name && ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                              is_digit(letter) || letter == '_');
    }
    if (!is_name || name.find("__") != std::string::npos) {
        throw Refusal("--name must be a name for a namespace, such as factory, not " + quoted(name));
    }
    return name;
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

inline TestVector find_test_vector(const Model& model, const CommandLine& line) {
    const std::string question = line.value("--question", "");
    const std::string answer = line.value("--answer", "");
    if (question.empty() != answer.empty()) {
        throw Refusal("--question and --answer belong together; give both or none");
    }
    return question.empty() ? make_test_vector(model)
                            : check_test_vector(model, read_npy_file(question), read_npy_file(answer));
}

inline void import_network(const CommandLine& line) {
    if (line.arguments.size() < 2) {
        throw Refusal("a network and a file are needed, as in import_weights 64,dense:10:softmax model.safetensors; "
                      "--help says more");
    }
    const Description network = read_description(line.arguments[0]);
    const std::string name = check_name(line.value("--name", "factory"));
    std::vector<Tensor> tensors;
    bool is_ordered = true;
    for (std::size_t i = 1; i < line.arguments.size(); ++i) {
        is_ordered = read_tensors(line.arguments[i], tensors) && is_ordered;
    }
    const Model model = make_model(network, tensors, is_ordered, read_layout(line.value("--layout", "")),
                                   read_mappings(line.all("--map")));
    const std::string text = header_text(model, find_test_vector(model, line), name);
    const std::string output = line.value("--output", "");
    if (output.empty()) {
        std::fwrite(text.data(), 1, text.size(), stdout);
    } else {
        about_file(output, [&] { write_file(output, Bytes(text.begin(), text.end())); });
    }
    for (const std::string& note : model.notes) {
        std::fprintf(stderr, "%s\n", note.c_str());
    }
}

} // namespace weights

int main(int argument_count, char** arguments) {
    return weights::run("import_weights", [&] {
        const weights::CommandLine line = weights::read_command_line(
            argument_count, arguments, {"--name", "--output", "--layout", "--map", "--question", "--answer"});
        if (line.help) {
            std::printf("%s", weights::usage);
        } else {
            weights::import_network(line);
        }
    });
}
