// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_TFLITE_PUBLISHED_HPP
#define NERVELET_TESTS_SUPPORT_TFLITE_PUBLISHED_HPP

#include <nervelet/storage/crc32.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "../../../examples/host/weights/tflite_model.hpp"

namespace support {

// Real models and what they must answer, in the folder NERVELET_MODELS: NAME.tflite; NAME.txt and NAME.single.txt,
// which say of each operator what it is, and of each input what all tensors become when products are rounded twice, or
// once.

constexpr const char* published_models[] = {
    "ad01_int8",  "hello_world_int8", "kws_ref_model", "micro_speech_quantized", "pretrainedResnet_quant",
    "vww_96_int8"};

/// The folder, or "" if there is none.
inline std::string models_folder() {
    const char* const folder = std::getenv("NERVELET_MODELS");
    return folder == nullptr ? "" : folder;
}

/// The shortest text that is read back as this number.
inline std::string shortest(double number) {
    char text[40];
    for (int digits = 1; digits < 18; ++digits) {
        std::snprintf(text, sizeof text, "%.*g", digits, number);
        if (std::strtod(text, nullptr) == number) {
            break;
        }
    }
    const std::string result = text;
    return result.find_first_of(".e") == std::string::npos ? result + ".0" : result;
}

/// "[1, 640] int8 scale 0.25 zp -128", or without the type.
inline std::string line_of(const weights::tflite::Tensor& tensor, const char* type) {
    std::string text;
    for (const std::size_t extent : tensor.shape) {
        text += (text.empty() ? "" : ", ") + std::to_string(extent);
    }
    return "[" + text + "] " + type + "scale " + shortest(weights::tflite::scale_of(tensor)) + " zp " +
           std::to_string(weights::tflite::zero_point_of(tensor));
}

/// What those files say of an operator, in their words.
inline std::string line_of(const weights::tflite::Model& model, std::size_t index) {
    using weights::tflite::Code;
    const weights::tflite::Operator& one = model.operators[index];
    const weights::tflite::Tensor& output = model.tensors[one.output];
    const bool has_weights =
        one.code == Code::conv_2d || one.code == Code::depthwise_conv_2d || one.code == Code::fully_connected;
    const bool is_pool = one.code == Code::average_pool_2d || one.code == Code::max_pool_2d;
    std::ostringstream line;
    line << "# op " << index << " " << weights::tflite::operator_name(static_cast<std::int32_t>(one.code)) << " in t"
         << one.inputs[0];
    if (one.code == Code::add) {
        line << " t" << one.inputs[1];
    }
    line << " -> t" << one.output << " " << line_of(output, "") << " ";
    if (is_pool || one.code == Code::conv_2d || one.code == Code::depthwise_conv_2d) {
        line << "pad=" << (one.is_same ? 0 : 1) << " sh=" << one.rows.stride << " sw=" << one.columns.stride << " ";
    }
    if (is_pool) {
        line << "fh=" << one.rows.size << " fw=" << one.columns.size << " ";
    } else if (has_weights && one.code != Code::fully_connected) {
        line << "dh=" << one.rows.dilation << " dw=" << one.columns.dilation << " ";
    }
    if (one.code == Code::depthwise_conv_2d) {
        line << "mult=" << one.multiplier << " ";
    }
    if (has_weights || is_pool || one.code == Code::add) {
        line << "act=" << static_cast<int>(one.activation);
    } else if (one.code == Code::softmax) {
        line << "beta=" << shortest(static_cast<double>(one.beta));
    }
    std::size_t multiplications = 0;
    if (has_weights) {
        const weights::tflite::Tensor& weights = model.tensors[one.inputs[1]];
        std::string shape;
        for (const std::size_t extent : weights.shape) {
            shape += (shape.empty() ? "" : ", ") + std::to_string(extent);
        }
        line << " weights [" << shape << "] per-" << (weights.quantization.scales.size() == 1 ? "tensor" : "channel")
             << " bias " << (has_input(one, 2) ? "yes" : "no");
        multiplications = weights::count_of(weights.shape);
        if (one.code != Code::fully_connected) {
            multiplications *= output.shape[1] * output.shape[2];
        }
    }
    line << " macs " << multiplications;
    return line.str();
}

/// An input and what it must become.
struct PublishedRun {
    std::string input;                ///< "seed 1" or "file kws_sample.bin"
    std::uint32_t input_crc = 0;      ///< CRC-32 of its bytes
    std::vector<std::int32_t> output; ///< of the model
    std::vector<std::uint32_t> crcs;  ///< of each operator's output
};

/// What a file says.
struct Published {
    std::vector<std::string> lines; ///< of the model: "# op ...", "# input ...", "# output ..."
    std::vector<PublishedRun> runs;
};

inline Published read_published(const std::string& path) {
    Published published;
    std::ifstream file(path);
    std::string line;
    while (std::getline(file, line)) {
        std::istringstream words(line);
        std::string first;
        words >> first;
        if (line.compare(0, 5, "# op ") == 0 || line.compare(0, 8, "# input ") == 0 ||
            line.compare(0, 9, "# output ") == 0) {
            published.lines.push_back(line);
        } else if (first == "input") {
            published.runs.push_back({line.substr(6), 0, {}, {}});
        } else if (first == "in_crc") {
            words >> std::hex >> published.runs.back().input_crc;
        } else if (first == "out") {
            for (std::int32_t number = 0; words >> number;) {
                published.runs.back().output.push_back(number);
            }
        } else if (first == "crc") {
            for (std::uint32_t crc = 0; words >> std::hex >> crc;) {
                published.runs.back().crcs.push_back(crc);
            }
        }
    }
    return published;
}

/// The numbers of an input: the upper bytes of a linear congruential generator, or those of a file.
inline std::vector<std::int32_t> published_input(const std::string& folder, const std::string& input,
                                                 std::size_t count) {
    std::vector<unsigned char> bytes;
    if (input.compare(0, 5, "file ") == 0) {
        bytes = weights::read_file(folder + "/inputs/" + input.substr(5));
    } else {
        std::uint32_t state = static_cast<std::uint32_t>(std::stoul(input.substr(5)));
        for (std::size_t i = 0; i < count; ++i) {
            state = state * 1664525u + 1013904223u;
            bytes.push_back(static_cast<unsigned char>(state >> 24));
        }
    }
    std::vector<std::int32_t> numbers;
    for (const unsigned char byte : bytes) {
        numbers.push_back(byte < 128 ? byte : byte - 256);
    }
    return numbers;
}

/// CRC-32 of numbers of 8 bits.
inline std::uint32_t crc_of(const std::vector<std::int32_t>& numbers) {
    nervelet::Crc32 crc;
    for (const std::int32_t number : numbers) {
        crc.add(static_cast<std::uint8_t>(number));
    }
    return crc.value();
}

} // namespace support

#endif
