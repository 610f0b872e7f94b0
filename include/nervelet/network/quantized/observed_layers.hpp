// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_OBSERVED_LAYERS_HPP
#define NERVELET_NETWORK_QUANTIZED_OBSERVED_LAYERS_HPP

#include <array>
#include <cstddef>

#include "../../activation/sigmoid.hpp"
#include "../../core/uninitialized.hpp"
#include "constant_sums.hpp"
#include "quantized_residual.hpp"
#include "without_dropout.hpp"

namespace nervelet {
namespace detail {

/// The float layers of a network, one after the other, with an observer of what becomes bytes in a QuantizedNetwork:
/// observer.see<Index, Size>(numbers). Index counts in the order of computation: the layers inside of a Residual, its
/// projection, then the Residual itself, whose numbers are those of the sum. Here: a pool.
template <class Link, class Quantized>
struct ObservedLayer {
    using Layer = typename Link::Layer;
    static constexpr std::size_t count = 1; ///< how many there are to see

    /// Gives the outputs, which may lie in scratch.
    template <std::size_t Index, class Observer>
    static constexpr const float* run(const float* parameters, const float* x, Observer& observer,
                                      std::array<float, Layer::outputs>& scratch) {
        Layer::infer(parameters, x, scratch);
        observer.template see<Index, Layer::outputs>(scratch.data());
        return scratch.data();
    }
};

/// A layer with weights, up to an Activation.
template <class Link, class Quantized, class Activation>
struct ObservedFilters {
    using Layer = typename Link::Layer;
    static constexpr std::size_t count = 1;

    template <std::size_t Index, class Observer>
    static constexpr const float* run(const float* parameters, const float* x, Observer& observer,
                                      std::array<float, Layer::outputs>& scratch) {
        ObservedSums<Quantized>::template logits<Layer>(parameters, x, scratch.data());
        Activation::template apply<Layer::outputs>(scratch.data());
        observer.template see<Index, Layer::outputs>(scratch.data());
        return scratch.data();
    }
};

template <class Link, class Windows, std::size_t Count>
struct ObservedLayer<Link, QuantizedConvolution<Windows, Count>>
    : ObservedFilters<Link, QuantizedConvolution<Windows, Count>, typename Link::Layer::Activation> {};

template <class Link, class Windows, std::size_t Count>
struct ObservedLayer<Link, QuantizedDepthwise<Windows, Count>>
    : ObservedFilters<Link, QuantizedDepthwise<Windows, Count>, typename Link::Layer::Activation> {};

/// Of a Softmax the sums, which become bytes.
template <class Link, std::size_t Inputs, std::size_t Units>
struct ObservedLayer<Link, QuantizedProbabilities<Inputs, Units, int8::Softmax>>
    : ObservedFilters<Link, typename QuantizedProbabilities<Inputs, Units, int8::Softmax>::Sums, Identity> {};

/// Of a Sigmoid the sums, and what it makes of them.
template <class Link, std::size_t Inputs, std::size_t Units>
struct ObservedLayer<Link, QuantizedProbabilities<Inputs, Units, int8::Sigmoid>> {
    using Sums = ObservedFilters<Link, typename QuantizedProbabilities<Inputs, Units, int8::Sigmoid>::Sums, Identity>;
    static constexpr std::size_t count = 2;

    template <std::size_t Index, class Observer>
    static constexpr const float* run(const float* parameters, const float* x, Observer& observer,
                                      std::array<float, Units>& scratch) {
        Sums::template run<Index>(parameters, x, observer, scratch);
        Sigmoid::template apply<Units>(scratch.data());
        observer.template see<Index + 1, Units>(scratch.data());
        return scratch.data();
    }
};

/// All layers of a Chain without Dropout. Layers is QuantizedLayers.
template <class Chain, class Layers, bool IsLast = Chain::is_last>
struct ObservedLayers {
    using Layer = typename Chain::Layer;
    using First = ObservedLayer<Chain, typename Layers::First>;
    using Next = ObservedLayers<typename Chain::Next, typename Layers::Next>;
    static constexpr std::size_t count = First::count + Next::count;

    template <std::size_t Index, class Observer, std::size_t Outputs>
    static constexpr void run(const float* parameters, const float* x, Observer& observer,
                              std::array<float, Outputs>& y) {
        using Scratch = std::array<float, Layer::outputs>;
        Scratch scratch = uninitialized<Scratch>();
        Next::template run<Index + First::count>(parameters + Layer::parameter_count,
                                                 First::template run<Index>(parameters, x, observer, scratch), observer,
                                                 y);
    }
};

template <class Chain, class Layers>
struct ObservedLayers<Chain, Layers, true> {
    using First = ObservedLayer<Chain, typename Layers::First>;
    static constexpr std::size_t count = First::count;

    template <std::size_t Index, class Observer, std::size_t Outputs>
    static constexpr void run(const float* parameters, const float* x, Observer& observer,
                              std::array<float, Outputs>& y) {
        First::template run<Index>(parameters, x, observer, y);
    }
};

/// A Residual.
template <class Link, class Inner>
struct ObservedInside {
    using Layer = typename Link::Layer;
    using InnerLayers = ObservedLayers<typename WithoutDropout<typename Layer::InnerChain>::type, Inner>;
    static constexpr std::size_t count = InnerLayers::count + 1;

    template <std::size_t Index, class Observer>
    static constexpr const float* run(const float* parameters, const float* x, Observer& observer,
                                      std::array<float, Layer::outputs>& y) {
        InnerLayers::template run<Index>(parameters, x, observer, y);
        for (std::size_t j = 0; j < Layer::outputs; ++j) {
            y[j] += x[j];
        }
        Layer::Activation::template apply<Layer::outputs>(y.data());
        observer.template see<Index + count - 1, Layer::outputs>(y.data());
        return y.data();
    }
};

template <class Link, class Inner, class Projection>
struct ObservedLayer<Link, QuantizedResidual<Inner, Projection>> : ObservedInside<Link, Inner> {};

/// With a projection.
template <class Link, class Inner, class Projection>
struct ObservedLayer<Link, QuantizedProjectedResidual<Inner, Projection>> {
    using Layer = typename Link::Layer;
    using InnerLayers = ObservedLayers<typename WithoutDropout<typename Layer::InnerChain>::type, Inner>;
    using Sum = std::array<float, Layer::outputs>;
    static constexpr std::size_t count = InnerLayers::count + 2;

    template <std::size_t Index, class Observer>
    static constexpr const float* run(const float* parameters, const float* x, Observer& observer, Sum& y) {
        Sum f = uninitialized<Sum>();
        InnerLayers::template run<Index>(parameters, x, observer, f);
        ObservedSums<Projection>::template logits<typename Layer::Skip::Layer>(parameters + Layer::inner_count, x,
                                                                               y.data());
        observer.template see<Index + count - 2, Layer::outputs>(y.data());
        for (std::size_t j = 0; j < Layer::outputs; ++j) {
            y[j] += f[j];
        }
        Layer::Activation::template apply<Layer::outputs>(y.data());
        observer.template see<Index + count - 1, Layer::outputs>(y.data());
        return y.data();
    }
};

} // namespace detail
} // namespace nervelet

#endif
