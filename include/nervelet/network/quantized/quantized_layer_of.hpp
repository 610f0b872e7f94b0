// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_QUANTIZED_LAYER_OF_HPP
#define NERVELET_NETWORK_QUANTIZED_QUANTIZED_LAYER_OF_HPP

#include <cstddef>
#include <type_traits>

#include "../../activation/identity.hpp"
#include "../../activation/relu.hpp"
#include "../../activation/relu6.hpp"
#include "../../activation/sigmoid.hpp"
#include "../../activation/softmax.hpp"
#include "../../layer/average_pool1d.hpp"
#include "../../layer/average_pool2d.hpp"
#include "../../layer/conv1d.hpp"
#include "../../layer/conv2d.hpp"
#include "../../layer/dense.hpp"
#include "../../layer/depthwise_conv1d.hpp"
#include "../../layer/depthwise_conv2d.hpp"
#include "../../layer/global_average_pool.hpp"
#include "../../layer/max_pool1d.hpp"
#include "../../layer/max_pool2d.hpp"
#include "quantized_layer.hpp"

namespace nervelet {
namespace detail {

/// Whether an activation is a range of bytes, so that it costs nothing.
template <class Activation>
struct IsRange
    : std::integral_constant<bool, std::is_same<Activation, Identity>::value || std::is_same<Activation, ReLU>::value ||
                                       std::is_same<Activation, ReLU6>::value> {};

template <class Activation, bool IsDense>
constexpr bool check_quantized_activation() {
    constexpr bool holds =
        IsRange<Activation>::value ||
        (IsDense && (std::is_same<Activation, Softmax>::value || std::is_same<Activation, Sigmoid>::value));
    static_assert(holds,
                  "QuantizedNetwork<Net>: expected layers whose activation is Identity, ReLU or ReLU6, a Sigmoid "
                  "of a Dense, or a Softmax of the last Dense, of which TensorFlow Lite's arithmetic of 8 bits "
                  "is known here.");
    return holds;
}

/// Whether the sum of a Softmax stays within its bits.
template <class Activation, std::size_t Units>
constexpr bool check_softmax_units() {
    constexpr bool holds = !std::is_same<Activation, Softmax>::value || Units < 4096;
    static_assert(holds, "QuantizedNetwork<Net>: expected a Softmax of at most 4,095 units.");
    return holds;
}

template <class Layer>
constexpr bool check_quantized_layer() {
    static_assert(
        !std::is_same<Layer, Layer>::value,
        "QuantizedNetwork<Net>: expected a Net of Conv1D, Conv2D, DepthwiseConv1D, DepthwiseConv2D, Dense, "
        "AveragePool1D, AveragePool2D, GlobalAveragePool, MaxPool1D, MaxPool2D, Residual and Dropout. A BatchNorm is "
        "written into the layer below it by merge(net), which also makes plain layers of frozen ones.");
    return false;
}

/// Where Holds, else what takes its place after an error.
template <bool Holds, class Quantized, class Layer>
using QuantizedOrStub =
    std::conditional_t<Holds, Quantized, QuantizedMaxPool<kernel::WholeWindow<Layer::output_shape::size>>>;

/// type is the layer of bytes for a description and the float Layer that it is bound to; otherwise an error.
template <class Description, class Layer>
struct QuantizedLayerOf {
    using type = QuantizedOrStub<check_quantized_layer<Layer>(), void, Layer>;
};

template <std::size_t Filters, std::size_t Size, class Activation, class... Options, class Layer>
struct QuantizedLayerOf<Conv1D<Filters, Size, Activation, Options...>, Layer> {
    using type = QuantizedOrStub<check_quantized_activation<Activation, false>(),
                                 QuantizedConvolution<typename Layer::Windows, Filters>, Layer>;
};

template <std::size_t Filters, std::size_t Size, class Activation, class... Options, class Layer>
struct QuantizedLayerOf<Conv2D<Filters, Size, Activation, Options...>, Layer> {
    using type = QuantizedOrStub<check_quantized_activation<Activation, false>(),
                                 QuantizedConvolution<typename Layer::Windows, Filters>, Layer>;
};

template <std::size_t Size, class Activation, class... Options, class Layer>
struct QuantizedLayerOf<DepthwiseConv1D<Size, Activation, Options...>, Layer> {
    using type = QuantizedOrStub<check_quantized_activation<Activation, false>(),
                                 QuantizedDepthwise<typename Layer::Windows, Layer::filters>, Layer>;
};

template <std::size_t Size, class Activation, class... Options, class Layer>
struct QuantizedLayerOf<DepthwiseConv2D<Size, Activation, Options...>, Layer> {
    using type = QuantizedOrStub<check_quantized_activation<Activation, false>(),
                                 QuantizedDepthwise<typename Layer::Windows, Layer::filters>, Layer>;
};

/// The Dense of bytes with an activation.
template <class Activation, std::size_t Inputs, std::size_t Units>
struct QuantizedDense {
    using type = QuantizedConvolution<kernel::WholeWindow<Inputs>, Units>;
};

template <std::size_t Inputs, std::size_t Units>
struct QuantizedDense<Softmax, Inputs, Units> {
    using type = QuantizedProbabilities<Inputs, Units, int8::Softmax>;
};

template <std::size_t Inputs, std::size_t Units>
struct QuantizedDense<Sigmoid, Inputs, Units> {
    using type = QuantizedProbabilities<Inputs, Units, int8::Sigmoid>;
};

template <std::size_t Units, class Activation, class Layer>
struct QuantizedLayerOf<Dense<Units, Activation>, Layer> {
    using type =
        QuantizedOrStub<check_quantized_activation<Activation, true>() && check_softmax_units<Activation, Units>(),
                        typename QuantizedDense<Activation, Layer::inputs, Units>::type, Layer>;
};

template <std::size_t Size, class... Options, class Layer>
struct QuantizedLayerOf<AveragePool1D<Size, Options...>, Layer> {
    using type = QuantizedAveragePool<typename Layer::Windows>;
};

template <std::size_t Size, class... Options, class Layer>
struct QuantizedLayerOf<AveragePool2D<Size, Options...>, Layer> {
    using type = QuantizedAveragePool<typename Layer::Windows>;
};

template <class Layer>
struct QuantizedLayerOf<GlobalAveragePool, Layer> {
    using type = QuantizedGlobalAveragePool<Layer::positions, Layer::channels>;
};

template <std::size_t Size, class... Options, class Layer>
struct QuantizedLayerOf<MaxPool1D<Size, Options...>, Layer> {
    using type = QuantizedMaxPool<typename Layer::Windows>;
};

template <std::size_t Size, class... Options, class Layer>
struct QuantizedLayerOf<MaxPool2D<Size, Options...>, Layer> {
    using type = QuantizedMaxPool<typename Layer::Windows>;
};

} // namespace detail
} // namespace nervelet

#endif
