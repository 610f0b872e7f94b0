// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_BOARD_HEADER_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_BOARD_HEADER_HPP

#include "../weights/write_header.hpp"
#include "training.hpp"

namespace train_csv {

/// A string literal that is this text, whatever bytes it has.
inline std::string string_literal(const std::string& text) {
    std::string literal = "\"";
    for (const char letter : text) {
        if (letter >= ' ' && letter <= '~' && letter != '"' && letter != '\\' && letter != '?') {
            literal += letter;
        } else { // three octal digits, which nothing behind them can lengthen
            const unsigned code = static_cast<unsigned char>(letter);
            literal += '\\';
            literal += static_cast<char>('0' + code / 64);
            literal += static_cast<char>('0' + code / 8 % 8);
            literal += static_cast<char>('0' + code % 8);
        }
    }
    return literal + "\"";
}

/// A constant array of numbers, exactly as they are.
template <class Numbers>
std::string constant(const std::string& type, const std::string& name, const Numbers& numbers) {
    return "constexpr " + type + " " + name + "{{\n" + weights::lines_of_literals(numbers.data(), numbers.size(), 4) +
           "}};\n";
}

/// How to take a window, [time][channel], and to normalize it.
template <class Net>
std::string window_text(const Normalization<NetworkShape<Net>::channels>& normalization, const ColumnNames& names,
                        std::uint32_t hop) {
    using Shape = NetworkShape<Net>;
    const std::string channels = std::to_string(Shape::channels);
    const std::string normalizer = "nervelet::StandardNormalizer<float, " + channels + ">";
    std::string text = "// A window: so many samples one after the other, each of the channels " +
                       listed(names.channels) + ".\nconstexpr std::size_t window = " + std::to_string(Shape::window) +
                       ";\nconstexpr std::size_t channels = " + channels +
                       ";\nconstexpr std::size_t hop = " + std::to_string(hop) +
                       "; // samples from one window to the next\n\n"
                       "// y = (x - mean) / sqrt(variance) for each channel, of the samples that were trained on.\n"
                       "// clang-format off\n";
    text += constant(normalizer + "::Features", "mean", normalization.mean);
    text += constant(normalizer + "::Features", "variance", normalization.variance);
    const std::string definition = normalizer + " normalizer =\n    " + normalizer +
                                   "::from_mean_and_variance(mean, variance, " + std::to_string(normalization.count) +
                                   "u);\n";
    return text + "#if __cplusplus >= 201703L\ninline constexpr " + definition +
           "#else // made when the program starts\nconst " + definition + "#endif\n\n";
}

/// The first window of the file and what is said of it.
template <class Net>
std::string example_text(const Samples& samples, const Window& window, const typename Net::Output& answer) {
    typename Net::Input raw{};
    std::copy_n(samples.values.begin() + static_cast<std::ptrdiff_t>(window.first * NetworkShape<Net>::channels),
                raw.size(), raw.begin());
    return "// The first window of the file, as the sensor gave it, and what the network says of it.\n" +
           constant("Net::Input", "example", raw) + constant("Net::Output", "example_answer", answer) +
           "// clang-format on\n\n";
}

/// The beginning of a function of a window as the sensor gives it, up to the normalized input.
inline std::string normalizing_text(const std::string& name) {
    return "inline Net::Output " + name + R"((const Net::Input& window_of_sensor) {
    Net::Input input{};
    for (std::size_t first = 0; first < input.size(); first += channels) {
        std::array<float, channels> sample{};
        for (std::size_t i = 0; i < channels; ++i) {
            sample[i] = window_of_sensor[first + i];
        }
        sample = normalizer.apply(sample);
        for (std::size_t i = 0; i < channels; ++i) {
            input[first + i] = sample[i];
        }
    }
)";
}

/// What a board needs beside the network: how to take and to normalize a window, what the outputs mean, and an example.
template <class Net>
std::string recognizer_text(const Net& net, const Normalization<NetworkShape<Net>::channels>& normalization,
                            const Samples& samples, const ColumnNames& names, const Window& window, std::uint32_t hop) {
    std::string labels;
    for (const std::string& label : samples.label_names) {
        labels += (labels.empty() ? "" : ", ") + string_literal(label);
    }
    return "// What the outputs mean, in their order.\nconstexpr const char* labels[] = {" + labels + "};\n\n" +
           window_text<Net>(normalization, names, hop) +
           example_text<Net>(samples, window,
                             net(normalized_window<Net>(samples, window, normalization.normalizer()))) +
           "// The outputs for a window as the sensor gives it, [time][channel]: a probability for each label.\n" +
           normalizing_text("recognize") + "    return net(input);\n}\n\n";
}

/// The whole header.
template <class Net>
std::string board_header(const Net& net, const std::string& name, const std::string& recognizer) {
    const std::string network = weights::header_of(net, name);
    const std::string end = "} // namespace " + name;
    return network.substr(0, network.rfind(end)) + recognizer + network.substr(network.rfind(end));
}

} // namespace train_csv

#endif
