// Part of nervelet. MIT licence, the nervelet authors.
//
// Converts a network that nervelet::save wrote, or a .tflite model, to a .safetensors file, which Python can load.

#include <cstdio>

#include "export_tflite.hpp"

namespace weights {

constexpr const char* usage =
    "Usage: export_weights NETWORK SAVED --output FILE.safetensors [options]\n"
    "       export_weights MODEL.tflite --output FILE.safetensors [options]\n"
    "       export_weights MODEL.tflite:LAYERS,HEAD SAVED --output FILE.safetensors [options]\n"
    "\n"
    "Writes the network in a file of nervelet::save as .safetensors, or a .tflite model of int8 as the floats that\n"
    "its bytes stand for, whole or below a head that learned.\n"
    "\n"
    "  NETWORK        what was saved: 64,dense:32:relu,dropout:20,dense:10:softmax;\n"
    "                 import_model --help lists the layers\n"
    "  LAYERS,HEAD    of Network<float, ..., Pretrained<kws::Net, kws::net, 9>, Dense<14, Softmax>>\n"
    "                 9,dense:14:softmax\n"
    "  SAVED          the file; of a trainer's, the network\n"
    "  --output FILE  where the weights go\n"
    "  --layout L     pytorch: 0.weight [out, in], 0.bias, ... for torch.nn.Sequential;\n"
    "                 keras: dense/kernel [in, out], dense/bias, ... (default pytorch)\n"
    "  --help         this text\n";

/// A network that was saved.
inline ExportedNetwork read_saved(const CommandLine& line) {
    const Description network = read_description(line.arguments[0]);
    check_exportable(network);
    const std::string& path = line.arguments[1];
    const SavedNetwork saved = about_file(path, [&] { return read_saved_network(read_file(path), network); });
    return {network, network.text, saved};
}

inline void export_network(const CommandLine& line) {
    const std::string output = line.value("--output", "");
    const bool is_tflite = !line.arguments.empty() && names_tflite(line.arguments[0]);
    if (output.empty() || (is_tflite ? line.arguments.size() > 2 : line.arguments.size() != 2)) {
        throw Refusal("a network, a file and --output are needed, as in export_weights 64,dense:10:softmax saved.bin "
                      "--output learned.safetensors; --help says more");
    }
    const Layout layout = read_layout(line.value("--layout", "pytorch"));
    const ExportedNetwork network = is_tflite ? read_tflite_network(line) : read_saved(line);
    about_file(output, [&] { write_file(output, exported_file(network, layout)); });
    for (const NamedArray& array : arrays_of(network, layout)) {
        std::fprintf(stderr, "%s %s %s\n", array.name.c_str(), shape_text(array.shape).c_str(),
                     network.saved.format->safetensors);
    }
    if (layout == Layout::pytorch) {
        std::fprintf(stderr, "%s\n", sequential_text(network.description).c_str());
    }
    if (unfolded_count(network.description) > 0) {
        std::fprintf(stderr, "The mean and the variance of a batchnorm are constants of the firmware, which the saved "
                             "file does not have: load this into the model that they are from, by "
                             "load_state_dict(load_file(...), strict=False).\n");
    }
}

} // namespace weights

int main(int argument_count, char** arguments) {
    return weights::run("export_weights", [&] {
        const weights::CommandLine line =
            weights::read_command_line(argument_count, arguments, {"--output", "--layout"});
        if (line.help) {
            std::printf("%s", weights::usage);
        } else {
            weights::export_network(line);
        }
    });
}
