// Part of nervelet. MIT licence, the nervelet authors.
// Asks the network of a header, model.hpp, everything that files of published answers have an answer to, and compares
// each byte: NAME.txt with products rounded twice, NAME.single.txt once. answers NAME FOLDER-OF-INPUTS
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>
#include <type_traits>

#include "model.hpp"

namespace {

/// Input "seed N": the upper bytes of a linear congruential generator; "file X": those of a file.
bool set_input(model::Net::Input& x, const std::string& folder, std::istringstream& words) {
    std::string kind;
    std::string name;
    words >> kind >> name;
    if (kind == "file") {
        std::ifstream file(folder + "/" + name, std::ios::binary);
        return file.read(reinterpret_cast<char*>(x.data()), static_cast<std::streamsize>(x.size())).good();
    }
    std::uint32_t state = static_cast<std::uint32_t>(std::stoul(name));
    for (std::int8_t& byte : x) {
        state = state * 1664525u + 1013904223u;
        const std::uint8_t highest = static_cast<std::uint8_t>(state >> 24);
        std::memcpy(&byte, &highest, 1);
    }
    return kind == "seed";
}

/// How many bytes of an answer are wrong, or missing.
int wrong_bytes(const model::Net::Output& y, std::istringstream& words) {
    int wrong = 0;
    for (const std::int8_t byte : y) {
        int expected = 1000;
        words >> expected;
        wrong += byte == expected ? 0 : 1;
    }
    words >> std::ws;
    return words.eof() ? wrong : wrong + 1;
}

using OtherRounding = std::conditional_t<std::is_same<model::Net::Rounding, nervelet::DoubleRounding>::value,
                                         nervelet::SingleRounding, nervelet::DoubleRounding>;

/// Whether a network gives all answers of a file.
template <class Net>
bool is_right(const Net& net, const std::string& path, const std::string& inputs) {
    static typename Net::Arena arena;
    static model::Net::Input x;
    std::ifstream file(path);
    int answers = 0;
    int wrong = 0;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string word;
        words >> word;
        if (word == "input" && !set_input(x, inputs, words)) {
            std::printf("no input: %s\n", line.c_str());
            return false;
        }
        if (word == "out") {
            arena.input() = x;
            net.run(arena);
            wrong += wrong_bytes(arena.output(), words);
            ++answers;
        }
    }
    std::printf("%s: %d answers, %d wrong bytes, %d layers with weights, arena of %d bytes\n", path.c_str(), answers,
                wrong, static_cast<int>(model::Net::Layers::parameter_layer_count), static_cast<int>(sizeof arena));
    return answers >= 6 && wrong == 0;
}

} // namespace

int main(int argument_count, char** arguments) {
    if (argument_count != 3) {
        std::fprintf(stderr, "Usage: answers NAME FOLDER-OF-INPUTS\n");
        return 2;
    }
    // The same constants with the other rounding: assigned, for a copy as initializer is computed by the compiler.
    static nervelet::QuantizedNetwork<model::Float, OtherRounding> other;
    other.layers = model::net.layers;
    const bool is_double = std::is_same<OtherRounding, nervelet::SingleRounding>::value;
    const std::string name = arguments[1];
    const bool answers_itself = model::answers(model::net);
    const bool is_right_itself = is_right(model::net, name + (is_double ? ".txt" : ".single.txt"), arguments[2]);
    const bool is_other_right = is_right(other, name + (is_double ? ".single.txt" : ".txt"), arguments[2]);
    return answers_itself && is_right_itself && is_other_right ? 0 : 1;
}
