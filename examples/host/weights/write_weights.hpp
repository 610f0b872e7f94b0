// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_WRITE_WEIGHTS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_WRITE_WEIGHTS_HPP

#include <cstdio>
#include <string>
#include <type_traits>
#include <vector>

#include "exported_network.hpp"
#include "network_description.hpp"
#include "network_text.hpp"
#include "plain_network.hpp"

namespace weights {

/// Whether it is a network, of numbers or of bytes, whose numbers a .safetensors file can hold.
template <class Network, bool IsNetwork = nervelet::detail::IsNetwork<Network>::value>
struct IsWritable : std::false_type {};

template <class Network>
struct IsWritable<Network, true>
    : std::integral_constant<bool, std::is_same<typename Network::Scalar, float>::value ||
                                       std::is_same<typename Network::Scalar, double>::value> {};

template <class Float, class Rounding>
struct IsWritable<nervelet::QuantizedNetwork<Float, Rounding>, false> : std::true_type {};

/// Parameters as nervelet::save() writes them. Refuses those that are not finite.
template <class T>
SavedNetwork saved_numbers(const PlainNumbers<T>& plain) {
    SavedNetwork saved{find_safetensors_format(std::is_same<T, float>::value ? "F32" : "F64"), {}};
    for (const LayerScales& one : plain.scales) {
        if (!(one.input.scale > 0.0f && one.output.scale > 0.0f)) {
            throw Refusal("the network of bytes does not know the scales of its layers; import its .tflite file again, "
                          "or make each Output by int8::output_of()");
        }
    }
    for (const T number : plain.numbers) {
        if (!nervelet::math::is_finite(number)) {
            throw Refusal("the network has a parameter that is infinite or not a number; train anew with a smaller "
                          "learning rate");
        }
        append_little_endian(saved.parameters, nervelet::math::to_bits(number), sizeof number);
    }
    return saved;
}

/// The file that write_weights() writes.
template <class Network>
Bytes weights_of(const Network& network, Layout layout = Layout::pytorch) {
    using Plain = PlainNetwork<Network>;
    const auto plain = Plain::numbers(network);
    const SavedNetwork saved = saved_numbers(plain);
    const LayerTexts layers = layers_of<typename Plain::type>();
    const Description description = describe(layers);
    return exported_file({description, network_text(description), saved, plain.scales, layers.statistics}, layout);
}

/// After a broken contract.
template <class Network>
bool write_weights(const Network&, const std::string&, Layout, std::false_type) {
    return false;
}

template <class Network>
bool write_weights(const Network& network, const std::string& path, Layout layout, std::true_type) {
    try {
        write_file(path, weights_of(network, layout), "it");
        return true;
    } catch (const Refusal& refusal) {
        std::fprintf(stderr, "write_weights: %s: %s.\n", shown(path).c_str(), refusal.what());
        return false;
    }
}

/// Writes the weights of a network as a .safetensors file for Python; layout: as export_weights --layout. Frozen layers
/// become plain ones, and so do those of bytes, alone or below a head that learned: their numbers are those that their
/// bytes mean, and the metadata has their scales. Prints a message and returns false where the file cannot be written
/// or a number cannot be used.
template <class Network>
bool write_weights(const Network& network, const std::string& path, Layout layout = Layout::pytorch) {
    static_assert(IsWritable<Network>::value,
                  "write_weights(net, path): expected a network of float or double, or a QuantizedNetwork, an object "
                  "of a type such as Network<float, Input<2>, Pretrained<Bytes, bytes, 1>, Dense<1, Sigmoid>>. Of a "
                  "Trainer give the network that it trains.");
    return write_weights(network, path, layout, IsWritable<Network>{});
}

} // namespace weights

#endif
