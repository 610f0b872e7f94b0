// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_NETWORK_DESCRIPTION_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_NETWORK_DESCRIPTION_HPP

#include <nervelet/nervelet.hpp>

#include "saved_network.hpp"

namespace weights {

/// The activation that a type of the library is, which its name in a saved network tells.
template <class Type>
Activation activation_of() {
    static_assert(nervelet::detail::IsDescribed<Type>::value,
                  "write_header(net, ...): expected activations of the library");
    static const char* const names[] = {"identity", "relu", "relu6",       "leakyrelu", "elu",
                                        "selu",     "gelu", "gelutanh",    "silu",      "softplus",
                                        "sigmoid",  "tanh", "hardsigmoid", "hardswish", "softmax"};
    constexpr int most_percent = 10000;
    nervelet::Fingerprint wanted;
    nervelet::detail::describe<Type>(wanted);
    for (const char* const name : names) {
        const Activation* const known = find_activation(name);
        for (int percent = 0; known != nullptr && percent <= (known->with == nullptr ? 0 : most_percent); ++percent) {
            nervelet::Fingerprint text;
            if (known->with == nullptr) {
                text(known->type);
            } else {
                text(known->type, percent);
            }
            if (text.value() == wanted.value()) {
                Activation activation = *known;
                activation.percent = percent;
                return activation;
            }
        }
    }
    throw Refusal(
        "the network has an activation that is not the library's; use one of those that import_weights knows");
}

/// The layers of a network: its text without activations, and the activations of its layers with weights.
struct LayerTexts {
    std::string text;
    std::vector<Activation> activations;
};

template <class Description>
struct LayerText {
    static_assert(nervelet::detail::AlwaysFalse<Description>::value,
                  "write_header(net, ...): expected a network of Dense, Conv1D, Conv2D, Depthwise..., MaxPool..., "
                  "AveragePool..., GlobalAveragePool, LayerNorm, Dropout and SpatialDropout layers");
    static void append(LayerTexts&) {}
};

/// "3" or "3x5".
inline std::string pair_text(std::size_t rows, std::size_t columns) {
    return rows == columns ? std::to_string(rows) : std::to_string(rows) + "x" + std::to_string(columns);
}

inline std::string kernel_text(std::size_t kernel) {
    return pair_text(nervelet::detail::kernel_rows(kernel), nervelet::detail::kernel_columns(kernel));
}

template <std::size_t Rows, std::size_t Columns>
std::string option_text(nervelet::Stride<Rows, Columns>) {
    return ":stride=" + pair_text(Rows, Columns);
}

template <std::size_t Rows, std::size_t Columns>
std::string option_text(nervelet::Padding<Rows, Columns>) {
    return ":padding=" + pair_text(Rows, Columns);
}

inline std::string option_text(nervelet::Same) {
    return ":same";
}

inline std::string option_text(nervelet::Causal) {
    return ":causal";
}

template <std::size_t Distance>
std::string option_text(nervelet::Dilation<Distance>) {
    return ":dilation=" + std::to_string(Distance);
}

template <std::size_t Filters>
std::string option_text(nervelet::Multiplier<Filters>) {
    return ":multiplier=" + std::to_string(Filters);
}

/// A layer with such a text, and options.
template <class... Options>
void append_windows(LayerTexts& layers, const std::string& text) {
    layers.text += "," + text;
    const std::string options[] = {std::string(), option_text(Options{})...};
    for (const std::string& option : options) {
        layers.text += option;
    }
}

template <std::size_t Units, class Type>
struct LayerText<nervelet::Dense<Units, Type>> {
    static void append(LayerTexts& layers) {
        layers.activations.push_back(activation_of<Type>());
        layers.text += ",dense:" + std::to_string(Units);
    }
};

template <std::size_t Filters, std::size_t Width, class Type, class... Options>
struct LayerText<nervelet::Conv1D<Filters, Width, Type, Options...>> {
    static void append(LayerTexts& layers) {
        layers.activations.push_back(activation_of<Type>());
        append_windows<Options...>(layers, "conv1d:" + std::to_string(Filters) + ":" + std::to_string(Width));
    }
};

template <std::size_t Filters, std::size_t Kernel, class Type, class... Options>
struct LayerText<nervelet::Conv2D<Filters, Kernel, Type, Options...>> {
    static void append(LayerTexts& layers) {
        layers.activations.push_back(activation_of<Type>());
        append_windows<Options...>(layers, "conv2d:" + std::to_string(Filters) + ":" + kernel_text(Kernel));
    }
};

template <std::size_t Width, class Type, class... Options>
struct LayerText<nervelet::DepthwiseConv1D<Width, Type, Options...>> {
    static void append(LayerTexts& layers) {
        layers.activations.push_back(activation_of<Type>());
        append_windows<Options...>(layers, "depthwiseconv1d:" + std::to_string(Width));
    }
};

template <std::size_t Kernel, class Type, class... Options>
struct LayerText<nervelet::DepthwiseConv2D<Kernel, Type, Options...>> {
    static void append(LayerTexts& layers) {
        layers.activations.push_back(activation_of<Type>());
        append_windows<Options...>(layers, "depthwiseconv2d:" + kernel_text(Kernel));
    }
};

template <std::size_t Width, class... Options>
struct LayerText<nervelet::MaxPool1D<Width, Options...>> {
    static void append(LayerTexts& layers) { append_windows<Options...>(layers, "maxpool1d:" + std::to_string(Width)); }
};

template <std::size_t PoolSize, class... Options>
struct LayerText<nervelet::MaxPool2D<PoolSize, Options...>> {
    static void append(LayerTexts& layers) { append_windows<Options...>(layers, "maxpool2d:" + kernel_text(PoolSize)); }
};

template <std::size_t Width, class... Options>
struct LayerText<nervelet::AveragePool1D<Width, Options...>> {
    static void append(LayerTexts& layers) {
        append_windows<Options...>(layers, "averagepool1d:" + std::to_string(Width));
    }
};

template <std::size_t PoolSize, class... Options>
struct LayerText<nervelet::AveragePool2D<PoolSize, Options...>> {
    static void append(LayerTexts& layers) {
        append_windows<Options...>(layers, "averagepool2d:" + kernel_text(PoolSize));
    }
};

template <>
struct LayerText<nervelet::GlobalAveragePool> {
    static void append(LayerTexts& layers) { layers.text += ",globalaverage"; }
};

template <class Axes>
struct LayerText<nervelet::LayerNorm<Axes>> {
    static void append(LayerTexts& layers) {
        layers.activations.push_back(*find_activation("identity"));
        layers.text += std::is_same<Axes, nervelet::All>::value ? ",layernorm:all" : ",layernorm";
    }
};

template <unsigned Percent>
struct LayerText<nervelet::Dropout<Percent>> {
    static void append(LayerTexts& layers) { layers.text += ",dropout:" + std::to_string(Percent); }
};

template <unsigned Percent>
struct LayerText<nervelet::SpatialDropout<Percent>> {
    static void append(LayerTexts& layers) { layers.text += ",spatialdropout:" + std::to_string(Percent); }
};

template <class... Descriptions>
void append_layers(LayerTexts& layers, nervelet::detail::LayerList<Descriptions...>) {
    const int each[] = {(LayerText<Descriptions>::append(layers), 0)...};
    static_cast<void>(each);
}

template <std::size_t... Dimensions>
std::string input_text(nervelet::Shape<Dimensions...>) {
    return extents_text({Dimensions...});
}

/// The description of a network's type.
template <class Network>
Description description_of() {
    LayerTexts layers;
    layers.text = input_text(typename Network::InputShape());
    append_layers(layers, typename Network::Descriptions());
    Description network = read_description(layers.text);
    for (std::size_t i = 0; i < layers.activations.size(); ++i) {
        network.layers[i].activation = layers.activations[i];
    }
    set_type(network);
    return network;
}

} // namespace weights

#endif
