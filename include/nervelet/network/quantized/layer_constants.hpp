// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_LAYER_CONSTANTS_HPP
#define NERVELET_NETWORK_QUANTIZED_LAYER_CONSTANTS_HPP

#include <cstddef>
#include <cstdint>

#include "../../scalar/int8/quantize_filters.hpp"
#include "observed_layers.hpp"

namespace nervelet {
namespace detail {

/// How outputs of that meaning become bytes with an activation.
template <class Activation>
constexpr int8::Output output_with(Activation, int8::Quantization meaning) {
    return int8::output_of(meaning);
}

constexpr int8::Output output_with(ReLU, int8::Quantization meaning) {
    return int8::relu_output_of(meaning);
}

constexpr int8::Output output_with(ReLU6, int8::Quantization meaning) {
    return int8::relu6_output_of(meaning);
}

/// The constants of a layer of bytes from the parameters of its float layer. meanings: what the bytes of outputs mean,
/// by the Index of ObservedLayer; meaning: what those of the inputs mean, and then those of the outputs. False where
/// a number is not finite. Here: a pool, whose bytes mean what those of its inputs do.
template <class Link, class Quantized>
struct LayerConstants {
    using Constants = typename Quantized::Constants;

    template <std::size_t Index>
    static constexpr bool make(const float*, const int8::Quantization*, int8::Quantization& meaning,
                               Constants& constants) {
        constants = int8::output_of(meaning);
        return true;
    }
};

/// A global average pool, whose bytes have a meaning of their own.
template <class Link, std::size_t Positions, std::size_t Channels>
struct LayerConstants<Link, QuantizedGlobalAveragePool<Positions, Channels>> {
    template <std::size_t Index>
    static constexpr bool make(const float*, const int8::Quantization* meanings, int8::Quantization& meaning,
                               int8::GlobalMean& mean) {
        const int8::Quantization input = meaning;
        meaning = meanings[Index];
        mean = int8::global_mean_of(input, meaning, static_cast<std::int32_t>(Positions));
        return true;
    }
};

/// Of a layer with weights.
template <class Link, class Constants>
struct FilterConstants {
    template <std::size_t Index>
    static constexpr bool make(const float* parameters, const int8::Quantization* meanings, int8::Quantization& meaning,
                               Constants& filters) {
        const int8::Quantization input = meaning;
        meaning = meanings[Index];
        return int8::quantize_filters(parameters, input, output_with(typename Link::Layer::Activation{}, meaning),
                                      filters);
    }
};

template <class Link, class Windows, std::size_t Count>
struct LayerConstants<Link, QuantizedConvolution<Windows, Count>>
    : FilterConstants<Link, typename QuantizedConvolution<Windows, Count>::Constants> {};

template <class Link, class Windows, std::size_t Count>
struct LayerConstants<Link, QuantizedDepthwise<Windows, Count>>
    : FilterConstants<Link, typename QuantizedDepthwise<Windows, Count>::Constants> {};

/// A Softmax or a Sigmoid of sums with that meaning.
constexpr int8::Softmax function_of(int8::Softmax, int8::Quantization sums) {
    return int8::softmax_of(sums.scale);
}

constexpr int8::Sigmoid function_of(int8::Sigmoid, int8::Quantization sums) {
    const float scale = sums.scale < 7.5f ? sums.scale : 7.5f; // from there on each step is an end
    return int8::sigmoid_of({scale, sums.zero_point});
}

/// Both make probabilities.
template <class Link, std::size_t Inputs, std::size_t Units, class Function>
struct LayerConstants<Link, QuantizedProbabilities<Inputs, Units, Function>> {
    using Constants = typename QuantizedProbabilities<Inputs, Units, Function>::Constants;

    template <std::size_t Index>
    static constexpr bool make(const float* parameters, const int8::Quantization* meanings, int8::Quantization& meaning,
                               Constants& constants) {
        const bool holds = FilterConstants<Link, decltype(constants.filters)>::template make<Index>(
            parameters, meanings, meaning, constants.filters);
        constants.function = function_of(Function{}, meaning);
        meaning = int8::probability();
        return holds;
    }
};

/// Of all layers of a Chain without Dropout.
template <class Chain, class Layers, bool IsLast = Chain::is_last>
struct ConstantsOfLayers {
    using First = typename Layers::First;
    using Next = ConstantsOfLayers<typename Chain::Next, typename Layers::Next>;

    template <std::size_t Index>
    static constexpr bool make(const float* parameters, const int8::Quantization* meanings, int8::Quantization& meaning,
                               Layers& layers) {
        return LayerConstants<Chain, First>::template make<Index>(parameters, meanings, meaning, layers.first) &&
               Next::template make<Index + ObservedLayer<Chain, First>::count>(
                   parameters + Chain::Layer::parameter_count, meanings, meaning, layers.above);
    }
};

template <class Chain, class Layers>
struct ConstantsOfLayers<Chain, Layers, true> {
    template <std::size_t Index>
    static constexpr bool make(const float* parameters, const int8::Quantization* meanings, int8::Quantization& meaning,
                               Layers& layers) {
        return LayerConstants<Chain, typename Layers::First>::template make<Index>(parameters, meanings, meaning,
                                                                                   layers.first);
    }
};

/// Of a Residual; x: what its inputs mean, or what its projection makes of them.
template <class Link, class Quantized, class Inner>
struct ResidualConstantsOf {
    using Layer = typename Link::Layer;
    using Constants = typename Quantized::Constants;
    static constexpr std::size_t count = ObservedLayer<Link, Quantized>::count;

    template <std::size_t Index>
    static constexpr bool make_inside(const float* parameters, const int8::Quantization* meanings,
                                      int8::Quantization input, int8::Quantization x, int8::Quantization& meaning,
                                      Constants& constants) {
        using Layers = ConstantsOfLayers<typename WithoutDropout<typename Layer::InnerChain>::type, Inner>;
        int8::Quantization inside = input;
        const bool holds = Layers::template make<Index>(parameters, meanings, inside, constants.inner);
        meaning = meanings[Index + count - 1];
        constants.sum = int8::addition_of(x, inside, meaning.scale, output_with(typename Layer::Activation{}, meaning));
        return holds;
    }
};

template <class Link, class Inner, class Projection>
struct LayerConstants<Link, QuantizedResidual<Inner, Projection>>
    : ResidualConstantsOf<Link, QuantizedResidual<Inner, Projection>, Inner> {
    using Base = ResidualConstantsOf<Link, QuantizedResidual<Inner, Projection>, Inner>;

    template <std::size_t Index>
    static constexpr bool make(const float* parameters, const int8::Quantization* meanings, int8::Quantization& meaning,
                               typename Base::Constants& constants) {
        const int8::Quantization x = meaning;
        return Base::template make_inside<Index>(parameters, meanings, x, x, meaning, constants);
    }
};

template <class Link, class Inner, class Projection>
struct LayerConstants<Link, QuantizedProjectedResidual<Inner, Projection>>
    : ResidualConstantsOf<Link, QuantizedProjectedResidual<Inner, Projection>, Inner> {
    using Base = ResidualConstantsOf<Link, QuantizedProjectedResidual<Inner, Projection>, Inner>;

    template <std::size_t Index>
    static constexpr bool make(const float* parameters, const int8::Quantization* meanings, int8::Quantization& meaning,
                               typename Base::Constants& constants) {
        const int8::Quantization input = meaning;
        const int8::Quantization projected = meanings[Index + Base::count - 2];
        return Base::template make_inside<Index>(parameters, meanings, input, projected, meaning, constants) &&
               int8::quantize_filters(parameters + Base::Layer::inner_count, input, int8::output_of(projected),
                                      constants.projection);
    }
};

} // namespace detail
} // namespace nervelet

#endif
