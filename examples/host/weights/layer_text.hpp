// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_LAYER_TEXT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_LAYER_TEXT_HPP

#include <nervelet/nervelet.hpp>

#include "norm_statistics.hpp"
#include "saved_network.hpp"

namespace weights {

/// The activation that a type of the library is, which its name in a saved network tells.
template <class Type>
Activation activation_of() {
    constexpr bool holds = nervelet::detail::IsDescribed<Type>::value;
    static_assert(holds, "write_header(net, ...), write_weights(net, ...): expected activations of the library");
    static const char* const names[] = {"identity", "relu", "relu6",       "leakyrelu", "elu",
                                        "selu",     "gelu", "gelutanh",    "silu",      "softplus",
                                        "sigmoid",  "tanh", "hardsigmoid", "hardswish", "softmax"};
    constexpr int most_percent = 10000;
    nervelet::Fingerprint wanted;
    nervelet::detail::describe<std::conditional_t<holds, Type, nervelet::Identity>>(wanted);
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
    throw Refusal("the network has an activation that is not the library's; use one of those that import_model knows");
}

/// The layers of a network: its text without activations, and the activations of its layers with weights and of its
/// sums, but not of projections.
struct LayerTexts {
    std::string text; ///< begins with a comma
    std::vector<Activation> activations;
    std::vector<NormStatistics> statistics; ///< of its BatchNorms
};

template <class Description>
struct LayerText {
    static_assert(
        nervelet::detail::AlwaysFalse<Description>::value,
        "write_header(net, ...), write_weights(net, ...): expected a network of Dense, Conv1D, Conv2D, Depthwise..., "
        "MaxPool..., "
        "AveragePool..., GlobalAveragePool, GRU, LSTM, LayerNorm, BatchNorm, Residual, Dropout and SpatialDropout "
        "layers");
    static void append(LayerTexts&) {}
};

template <std::size_t Units, class Type>
struct LayerText<nervelet::Dense<Units, Type>> {
    static void append(LayerTexts& layers) {
        layers.activations.push_back(activation_of<Type>());
        layers.text += ",dense:" + std::to_string(Units);
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

template <class Type, std::size_t Channels>
void append_batch_norm(LayerTexts& layers, const nervelet::BatchNormStatistics<float, Channels>& statistics) {
    layers.activations.push_back(activation_of<Type>());
    layers.statistics.push_back({{statistics.mean.begin(), statistics.mean.end()},
                                 {statistics.variance.begin(), statistics.variance.end()},
                                 statistics.epsilon});
    layers.text += ",batchnorm:unfolded";
}

template <std::size_t Channels, const nervelet::BatchNormStatistics<float, Channels>& statistics, class Type>
struct LayerText<nervelet::BatchNorm<nervelet::BatchNormStatistics<float, Channels>, statistics, Type>> {
    static void append(LayerTexts& layers) { append_batch_norm<Type>(layers, statistics); }
};

/// The type is that of a constant where decltype names it.
template <std::size_t Channels, const nervelet::BatchNormStatistics<float, Channels>& statistics, class Type>
struct LayerText<nervelet::BatchNorm<const nervelet::BatchNormStatistics<float, Channels>, statistics, Type>> {
    static void append(LayerTexts& layers) { append_batch_norm<Type>(layers, statistics); }
};

template <class... Layers, class Type>
struct LayerText<
    nervelet::detail::ResidualOf<nervelet::detail::LayerList<Layers...>, Type, nervelet::detail::LearnedSkip>> {
    static void append(LayerTexts& layers) {
        LayerTexts inside;
        const int each[] = {(LayerText<Layers>::append(inside), 0)...};
        static_cast<void>(each);
        layers.text += ",residual(" + inside.text.substr(1) + ")";
        layers.activations.insert(layers.activations.end(), inside.activations.begin(), inside.activations.end());
        layers.statistics.insert(layers.statistics.end(), inside.statistics.begin(), inside.statistics.end());
        layers.activations.push_back(activation_of<Type>());
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

} // namespace weights

#endif
