// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_WRITE_HEADER_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_WRITE_HEADER_HPP

#include <cstdio>
#include <fstream>
#include <string>
#include <type_traits>
#include <vector>

#include "header_text.hpp"
#include "network_description.hpp"

namespace weights {

/// An input or output as a file of Python's would hold it.
template <class Numbers>
Tensor tensor_of(const char* name, const Numbers& numbers) {
    Tensor tensor{};
    tensor.name = name;
    tensor.format = find_safetensors_format("F32");
    tensor.shape = {numbers.size()};
    for (const float number : numbers) {
        tensor.values.push_back(static_cast<double>(number));
    }
    return tensor;
}

/// The header that write_header writes. Its test is what the network itself answers.
template <class Network>
std::string header_of(const Network& network, const std::string& name) {
    using Plain = nervelet::Merged<Network>;
    static_assert(std::is_same<typename Network::Scalar, float>::value,
                  "write_header(net, ...): expected a network of float");
    const Plain plain = nervelet::merge(network);
    Model model;
    const LayerTexts layers = layers_of<Plain>();
    model.network = describe(layers);
    model.statistics = layers.statistics;
    for (const float parameter : plain.parameters()) {
        if (!nervelet::math::is_finite(parameter)) {
            throw Refusal("the network has a parameter that is infinite or not a number; train anew with a smaller "
                          "learning rate");
        }
        model.parameters.push_back(parameter);
    }
    typename Plain::Input question{};
    const std::vector<double> numbers = make_test_vector(model).question;
    for (std::size_t i = 0; i < question.size(); ++i) {
        question[i] = static_cast<float>(numbers[i]);
    }
    const TestVector test =
        check_test_vector(model, tensor_of("question", question), tensor_of("answer", plain(question)));
    const std::string text = header_text(model, test, name);
    return "// A network of " + std::to_string(model.parameters.size()) +
           " parameters.\n//\n// Written by nervelet's write_header; changes are lost when it runs again.\n" +
           text.substr(text.find("#ifndef "));
}

/// Writes a header with a network that was trained on this machine: in the namespace `name` the type Net, the constant
/// net, which a microcontroller keeps in flash, and answers(net), by which the compiler tests it. Frozen layers become
/// plain ones. Prints a message and returns false where the file cannot be written or the network cannot be used.
template <class Network>
bool write_header(const Network& network, const std::string& name, const std::string& path) {
    try {
        const std::string text = header_of(network, name);
        std::ofstream file(path, std::ios::binary);
        file << text;
        file.close();
        if (!file) {
            throw Refusal("cannot be written; give the path of a file in a folder that can be written to");
        }
        return true;
    } catch (const Refusal& refusal) {
        std::fprintf(stderr, "write_header: %s: %s.\n", shown(path).c_str(), refusal.what());
        return false;
    }
}

} // namespace weights

#endif
