// Part of nervelet. MIT licence, the nervelet authors.
// Hostile files: whatever the bytes are, the readers give tensors or refuse in one sentence, and what they give becomes
// a network or is refused. With Clang's libFuzzer; without it (NERVELET_OWN_FUZZER) a main of its own changes the files
// that it is given: fuzz COUNT FILE...
#include <cstdio>
#include <cstdlib>
#include <string>

#include "../../../../examples/host/weights/header_text.hpp"
#include "../../../../examples/host/weights/npy.hpp"
#include "../../../../examples/host/weights/rtneural.hpp"
#include "../../../../examples/host/weights/safetensors.hpp"
#include "../../../../examples/host/weights/saved_network.hpp"

using namespace weights;

namespace {

unsigned long accepted = 0;
unsigned long refused = 0;

/// One line of plain letters with a cure behind its semicolon.
void check_sentence(const std::string& sentence) {
    bool is_plain = sentence.size() < 600 && sentence.find("; ") != std::string::npos;
    for (const char letter : sentence) {
        is_plain = is_plain && letter >= ' ' && letter <= '~';
    }
    if (!is_plain) {
        std::fprintf(stderr, "not a sentence that names a cure: %s\n", sentence.c_str());
        std::abort();
    }
}

template <class Action>
void attempt(Action action) {
    try {
        action();
        ++accepted;
    } catch (const Refusal& refusal) {
        ++refused;
        check_sentence(refusal.what());
    }
}

void to_network(const std::vector<Tensor>& tensors, const std::string& text, bool is_ordered) {
    const Description network = read_description(text);
    const Model model = make_model(network, tensors, is_ordered, Layout::unknown, {}, {});
    const std::string header = header_text(model, make_test_vector(model), "factory");
    if (model.parameters.size() != network.parameter_count || header.find('\r') != std::string::npos) {
        std::abort();
    }
}

/// A text becomes a network whose sizes agree, or is refused in one line.
void read_text(const std::string& text) {
    try {
        const Description network = read_description(text);
        std::size_t count = 0;
        for (const Layer& layer : network.layers) {
            count += (layer.inputs + 1) * layer.outputs;
        }
        if (count != network.parameter_count || shapes_text(network).empty()) {
            std::abort();
        }
    } catch (const Refusal& refusal) {
        check_sentence(std::string(refusal.what()) + "; "); // whose cure may be the numbers that it names
    }
}

/// A model of RTNeural becomes a network, or is refused; so does a state_dict() as JSON.
void read_rtneural_model(const Bytes& file) {
    const JsonValue json = read_json({file.begin(), file.end()});
    attempt([&] { json_tensors(json); });
    const Model model = rtneural_model(json, 3);
    if (model.parameters.size() != model.network.parameter_count) {
        std::abort();
    }
}

/// Tensors with names that mean something, and shapes that nearly fit: what no changed byte would come upon.
std::vector<Tensor> named_tensors(const Bytes& file) {
    static const char* const words[] = {"weight",
                                        "bias",
                                        "running_mean",
                                        "running_var",
                                        "num_batches_tracked",
                                        "w",
                                        "kernel",
                                        "gamma",
                                        "beta",
                                        "moving_mean",
                                        "moving_variance",
                                        "mean",
                                        "variance",
                                        "weight_hh_l0",
                                        "alpha",
                                        "",
                                        "depthwise_kernel",
                                        "pointwise_kernel",
                                        "weight_ih_l0",
                                        "bias_ih_l0",
                                        "recurrent_kernel"};
    static const std::size_t extents[] = {3, 4, 2, 1};
    std::vector<Tensor> tensors;
    for (std::size_t i = 0; i + 1 < file.size() && tensors.size() < 12; i += 2) {
        const bool is_inside = (file[i + 1] & 0xC0) == 0xC0; // of a residual
        const std::string inside = (file[i] & 8) != 0 ? ".skip" : ".f." + std::to_string(file[i + 1] & 1);
        const std::string layer = std::to_string(file[i] & 3) + (is_inside ? inside : "");
        Tensor tensor{
            layer + "." +
                words[(file[i] >> 4) + ((file[i] & 0xE8) == 0xE8 ? 2 : 0) + ((file[i + 1] & 0x30) == 0x30 ? 3 : 0)],
            find_safetensors_format((file[i] & 12) == 12 ? "I64" : "F32"),
            std::vector<std::size_t>(file[i + 1] & 3, extents[(file[i + 1] >> 2) & 3]),
            {},
            {}};
        if (tensor.shape.size() > 1) {
            tensor.shape[1] = extents[(file[i + 1] >> 4) & 3];
        }
        if (tensor.shape.size() == 3 && (file[i] & 12) == 4) { // of a Conv2d
            tensor.shape.push_back(extents[(file[i + 1] >> 6) & 3]);
        }
        const std::size_t count = byte_count(tensor.shape, *tensor.format) / tensor.format->size;
        tensor.values.assign(tensor.format->decode == nullptr ? 0 : count, 0.5 + file[i + 1] / 64.0);
        tensors.push_back(tensor);
    }
    return tensors;
}

/// The same with the checksum that the bytes would have, or no change would pass it.
Bytes with_checksum(Bytes file) {
    if (file.size() >= 4) {
        nervelet::Crc32 crc;
        file.resize(file.size() - 4);
        crc.add(file.data(), file.size());
        append_little_endian(file, crc.value(), 4);
    }
    return file;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const Bytes file(data, data + size);
    std::vector<Tensor> tensors;
    attempt([&] { tensors = read_safetensors(file); });
    attempt([&] { tensors.push_back(read_npy(file, "0.weight")); });
    attempt([&] { to_network(tensors, "5,dense:4:tanh,dropout:20,dense:3:softmax", false); });
    attempt([&] { to_network(tensors, "3,dense:4:tanh,dense:2", false); });
    attempt([&] { to_network(tensors, "3,dense:4,batchnorm:tanh,dense:2", true); });
    tensors = named_tensors(file);
    static const char* const networks[] = {"3,dense:4,batchnorm:tanh,dense:2",
                                           "3,dense:4:tanh,dense:2",
                                           "3,batchnorm,dense:4:tanh,batchnorm,dense:2",
                                           "3,dense:4",
                                           "4,normalization,dense:4",
                                           "5x3,conv1d:4:3,batchnorm:tanh,maxpool1d:2,dense:2",
                                           "4x3,depthwiseconv1d:2:same,conv1d:4:1,globalaverage,dense:2",
                                           "4x4x1,conv2d:3:2x1:relu,averagepool2d:2,batchnorm,dense:2",
                                           "4x2x3,layernorm,depthwiseconv2d:1x2:multiplier=2,layernorm:all,dense:2",
                                           "3x4,batchnorm,maxpool1d:2,conv1d:3:1:stride=2",
                                           "3,residual(dense:3:tanh,dense:3,batchnorm):relu,dense:2",
                                           "3,residual(dense:4):skip=batchnorm:relu",
                                           "4x3,residual(conv1d:3:1,residual(conv1d:4:3:same):relu):tanh,dense:2",
                                           "4x4,residual(batchnorm:unfolded:relu,conv1d:4:1)",
                                           "3x2,gru:1,dense:2",
                                           "2x3,lstm:1:everystep,timedistributed(dense:4:tanh)",
                                           "4x3,gru:1:everystep,gru:1:everystep,batchnorm,dense:2"};
    const std::size_t kind = file.empty() ? 0 : file.back() % (sizeof networks / sizeof *networks);
    attempt([&] { to_network(tensors, networks[kind], false); });
    attempt([&] { to_network(tensors, networks[kind], true); });
    attempt([&] { read_saved_network(with_checksum(file), read_description("5,dense:4:tanh,dense:3:softmax")); });
    attempt([&] { read_rtneural_model(file); });
    read_text(std::string(file.begin(), file.end()));
    read_text("9x8x2," + std::string(file.begin(), file.end()));
    return 0;
}

#if defined(NERVELET_OWN_FUZZER)
namespace {

std::uint32_t random_below(std::uint32_t limit) {
    static std::uint64_t state = 7;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>(state >> 33) % limit;
}

/// Changes a few places: a bit, a letter that a header has, a part doubled, left out, or taken from another file.
Bytes change(Bytes file, const Bytes& other) {
    const std::string letters = "{}[]()\",:'\\0129-. utdFBI\xff";
    for (std::uint32_t changes = 1 + random_below(4); changes > 0 && !file.empty(); --changes) {
        const std::size_t place = random_below(static_cast<std::uint32_t>(file.size()));
        const std::size_t rest = file.size() - place;
        const std::size_t length = 1 + random_below(static_cast<std::uint32_t>(rest < 40 ? rest : 40));
        const auto at = file.begin() + static_cast<std::ptrdiff_t>(place);
        switch (random_below(6)) {
        case 0:
            *at = static_cast<unsigned char>(*at ^ (1u << random_below(8)));
            break;
        case 1:
            *at = static_cast<unsigned char>(letters[random_below(static_cast<std::uint32_t>(letters.size()))]);
            break;
        case 2: {
            const Bytes part(at, at + static_cast<std::ptrdiff_t>(length));
            file.insert(at, part.begin(), part.end());
            break;
        }
        case 3:
            file.erase(at, at + static_cast<std::ptrdiff_t>(length));
            break;
        case 4: {
            const auto from = other.begin() + random_below(static_cast<std::uint32_t>(other.size()));
            file.insert(at, from, other.end() - from > 40 ? from + 40 : other.end());
            break;
        }
        default:
            file.resize(place);
        }
    }
    return file;
}

} // namespace

int main(int argument_count, char** arguments) {
    std::vector<Bytes> files;
    for (int i = 2; i < argument_count; ++i) {
        files.push_back(read_file(arguments[i]));
        LLVMFuzzerTestOneInput(files.back().data(), files.back().size());
    }
    const unsigned long begun = accepted;
    if (files.empty() || begun < files.size()) {
        std::fprintf(stderr, "the files as they are must be accepted\n");
        return 1;
    }
    for (long i = std::atol(arguments[1]); i > 0; --i) {
        const std::uint32_t count = static_cast<std::uint32_t>(files.size());
        const Bytes file = change(files[random_below(count)], files[random_below(count)]);
        LLVMFuzzerTestOneInput(file.data(), file.size());
    }
    std::printf("%lu accepted, %lu refused\n", accepted - begun, refused);
    return refused > 0 && accepted > begun ? 0 : 1;
}
#endif
