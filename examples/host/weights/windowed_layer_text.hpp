// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_WINDOWED_LAYER_TEXT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_WINDOWED_LAYER_TEXT_HPP

#include "layer_text.hpp"

namespace weights {

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

} // namespace weights

#endif
