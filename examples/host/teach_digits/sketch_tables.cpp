// Part of nervelet. MIT licence, the nervelet authors.
//
// Writes the tables of two Arduino sketches: the networks that were trained in the factory, factory.h of TeachDigits
// and backbone.h of TeachDigitsInt8, and the images of both, digits.h. `sketch_tables examples/arduino` always writes
// the same bytes.

#include <cstdio>
#include <string>
#include <vector>

#include "chapters.hpp"
#include "network_text.hpp"

namespace teach {

constexpr std::uint32_t factory_seed = 7;
constexpr std::uint32_t dense_epochs = 400;
constexpr std::uint32_t convolutional_epochs = 30; ///< it reads 99.8% of the digits that it is trained on
constexpr std::size_t remembered_of_each = 20;     ///< of 0 .. 7: the most typical ones
constexpr std::size_t shown_of_each = 20;          ///< of 8 and of 9: random ones
constexpr std::size_t tested_of_each = 20;         ///< of all ten, from the test digits

/// The bias of the outputs 8 and 9, which are not trained in the factory. It keeps them near 0 until they are trained.
constexpr float silence = -3.0f;

/// The network for a sketch: that of the factory, with outputs 8 and 9 that do not depend on the image.
template <class Net>
Net make_factory_net(std::uint32_t epochs) {
    constexpr std::size_t last = Recipe<Net>::last_layer;
    Factory<Net> factory(factory_seed, epochs);
    for (std::uint32_t epoch = 0; epoch < epochs; ++epoch) {
        factory.epoch();
    }
    Net net = factory.net();
    for (std::size_t digit = old_count; digit < class_count; ++digit) {
        net.template bias<last>()[digit] = silence;
        for (std::size_t unit = 0; unit < net.template weights<last>().rows; ++unit) {
            net.template weights<last>()(unit, digit) = 0.0f;
        }
    }
    return net;
}

/// The first tested_of_each of each digit among the test digits, in their order.
inline std::vector<std::size_t> choose_tested() {
    std::size_t taken[class_count] = {};
    std::vector<std::size_t> tested;
    for (std::size_t i = Digits::training_count; i < Digits::count; ++i) {
        if (taken[label_of(i)]++ < tested_of_each) {
            tested.push_back(i);
        }
    }
    return tested;
}

/// One image in one line: its digit, and its eight rows.
inline std::string digit_text(std::size_t i) {
    std::string text = "    {" + std::to_string(label_of(i)) + ", {";
    for (std::size_t row = 0; row < 8; ++row) {
        text += row == 0 ? "0x" : ", 0x";
        for (std::size_t column = 0; column < 8; ++column) {
            text += "0123456789abcdeff"[Digits::pixel(i, 8 * row + column)];
        }
    }
    return text + "}},\n";
}

/// The table of these images.
inline std::string table_text(const std::string& comment, const std::string& name,
                              const std::vector<std::size_t>& images) {
    const std::string count = name + "_count";
    std::string text = "\n// " + comment + "\nconst int " + count + " = " + std::to_string(images.size()) + ";\n";
    text += "const Digit " + name + "[" + count + "] = {\n";
    for (const std::size_t i : images) {
        text += digit_text(i);
    }
    return text + "};\n";
}

/// The most typical images of the old digits.
inline std::vector<std::size_t> choose_remembered() {
    std::vector<std::size_t> remembered;
    for (std::size_t digit = 0; digit < old_count; ++digit) {
        const std::vector<std::size_t> typical = pick_typical(training_images(digit), remembered_of_each);
        remembered.insert(remembered.end(), typical.begin(), typical.end());
    }
    return remembered;
}

/// digits.h.
inline std::string digits_text() {
    return "// Part of nervelet. MIT licence, the nervelet authors. The data in this file are not under that licence:\n"
           "//\n"
           "// \"Optical Recognition of Handwritten Digits\", E. Alpaydin and C. Kaynak, UCI Machine Learning "
           "Repository,"
           " 1998,\n"
           "// https://doi.org/10.24432/C50P49, licensed CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).\n"
           "// A choice of its images, changed so that the darkest ink, 16, is 15: one hexadecimal digit a pixel.\n"
           "// Written by examples/host/teach_digits/sketch_tables.cpp.\n"
           "#pragma once\n"
           "\n"
           "#include <stdint.h>\n"
           "\n"
           "/// An image of 8 x 8 pixels: each row is a number, each of its hexadecimal digits a pixel, 0 paper, f "
           "ink.\n"
           "struct Digit {\n"
           "    uint8_t label; // the digit that it shows\n"
           "    uint32_t rows[8];\n"
           "};\n"
           "\n"
           "// clang-format off" +
           table_text(
               "Old digits that the board is trained on, too, so that it forgets little: twenty of each, 0 to 7.",
               "remembered", choose_remembered()) +
           table_text("The new digits that the board is trained on: twenty of each.", "shown",
                      draw_arrivals(factory_seed, shown_of_each)) +
           table_text("The digits that the board is tested with: twenty of each, most by other writers, none used in "
                      "training.",
                      "tested", choose_tested()) +
           "// clang-format on\n";
}

/// Writes a file, or prints a message and returns false.
inline bool write_file(const std::string& path, const std::string& text) {
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    const bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
    if (!written || std::fclose(file) != 0) {
        std::fprintf(stderr, "sketch_tables: cannot write '%s'; give a folder that can be written to.\n", path.c_str());
        return false;
    }
    return true;
}

} // namespace teach

int main(int argument_count, char** arguments) {
    if (argument_count != 2) {
        std::fprintf(stderr, "Usage: sketch_tables FOLDER, for example examples/arduino\n");
        return 2;
    }
    using namespace teach;
    const std::string dense = std::string(arguments[1]) + "/TeachDigits/";
    const std::string int8 = std::string(arguments[1]) + "/TeachDigitsInt8/";
    const bool written =
        write_file(dense + "factory.h", factory_text(make_factory_net<DenseNet>(dense_epochs))) &&
        write_file(int8 + "backbone.h", backbone_text(make_factory_net<ConvolutionalNet>(convolutional_epochs))) &&
        write_file(dense + "digits.h", digits_text()) && write_file(int8 + "digits.h", digits_text());
    return written ? 0 : 1;
}
