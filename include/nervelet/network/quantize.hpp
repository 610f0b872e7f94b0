// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZE_HPP
#define NERVELET_NETWORK_QUANTIZE_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../core/math/classify.hpp"
#include "quantized/histogram.hpp"
#include "quantized/layer_constants.hpp"
#include "quantized/range.hpp"
#include "quantized/samples.hpp"
#include "quantized_network.hpp"

namespace nervelet {

namespace detail {

/// The scale of a network that could not be made. It is no constant expression, so that the compiler refuses it, too,
/// and shows this name.
inline float expected_finite_weights_and_at_least_one_finite_sample() {
    return not_a_number<float>();
}

/// What takes the place of a percentile that is none, in the same way.
inline float expected_percentile_above_0_and_at_most_100() {
    return not_a_number<float>();
}

/// Whether Type is a network of floats.
template <class Type, bool IsNetwork = IsNetwork<Type>::value>
struct IsFloatNetwork : std::false_type {};

template <class Type>
struct IsFloatNetwork<Type, true> : std::is_same<typename Type::Scalar, float> {};

template <class Type>
constexpr void refuse_network(std::true_type) {
    static_assert(
        AlwaysFalse<Type>::value,
        "quantize(net, samples): expected a Network<float, ...>; TensorFlow Lite computes its scales in float.");
}

template <class Type>
constexpr void refuse_network(std::false_type) {
    check_network<Type>();
}

/// What quantize() does for a QuantizedNetwork.
template <class Quantized>
struct Calibration {
    using Network = typename Quantized::Float;
    using Chain = typename WithoutDropout<typename Network::Layers>::type;
    using Observed = ObservedLayers<Chain, typename Quantized::Layers>;
    using Constants = ConstantsOfLayers<Chain, typename Quantized::Layers>;
    static constexpr std::size_t count = Observed::count + 1; ///< of what has a range, the input first
    using Observer = Ranges<count>;

    /// Shows inputs and outputs of all layers to the observer. False where there is no sample, or one that is not
    /// finite, or the weights are not. A compiler whose limits are exceeded shows the name.
    template <class Samples, class AnyObserver>
    static constexpr bool at_run_time_or_up_to_500000_multiply_adds(const Network& network, const Samples& samples,
                                                                    AnyObserver& observer) {
        using Of = decltype(check_samples<Network, Samples>());
        bool is_finite = are_finite<Network::parameter_count>(network.parameters().data());
        for (std::size_t i = 0; is_finite && i < Of::size(samples); ++i) {
            const typename Network::Input& x = Of::input(samples, i);
            is_finite = are_finite<Network::input_size>(x.data());
            if (is_finite) {
                typename Network::Output y = uninitialized<typename Network::Output>();
                observer.template see<0, Network::input_size>(x.data());
                Observed::template run<1>(network.parameters().data(), x.data(), observer, y);
            }
        }
        return is_finite && Of::size(samples) > 0;
    }

    /// The network of bytes for these ranges; its scales are NaN where something was not finite.
    static constexpr Quantized make(const Network& network, const std::array<Range, count>& ranges, bool is_finite) {
        Quantized made{};
        std::array<int8::Quantization, count> meanings{};
        for (std::size_t i = 0; i < count; ++i) {
            is_finite = is_finite && ranges[i].is_finite();
            meanings[i] = ranges[i].quantization();
        }
        made.input = meanings[0];
        made.output = meanings[0];
        if (!is_finite ||
            !Constants::template make<1>(network.parameters().data(), meanings.data(), made.output, made.layers)) {
            made.input.scale = expected_finite_weights_and_at_least_one_finite_sample();
            made.output.scale = made.input.scale;
        }
        return made;
    }

private:
    template <std::size_t Size>
    static constexpr bool are_finite(const float* numbers) {
        for (std::size_t i = 0; i < Size; ++i) {
            if (!math::is_finite(numbers[i])) {
                return false;
            }
        }
        return true;
    }
};

} // namespace detail

/// How many in 100 of the numbers that calibration samples show lie within the range of bytes, above 0 and up to 100:
/// Percentile{99.9f} leaves out 0.05 in 100 at either end, as near as 2,048 equal parts of the whole range tell. What
/// lies beyond is cut, and the rest has finer steps. Source: Wu et al. 2020, "Integer quantization for deep learning
/// inference: principles and empirical evaluation", 3.3, there of |x|.
struct Percentile {
    float percent; ///< of the numbers
};

/// The QuantizedNetwork of a trained network, by the full-integer post-training quantization of TensorFlow Lite. The
/// network runs once for each sample, an input as in use; they are a std::array<Net::Input, 50>, another array of
/// inputs, or a source of examples, whose targets play no part. [l, h] is the range that the input, and the outputs of
/// each layer behind its activation, have over all samples, widened to contain zero. Then for bytes q
///     s = (h - l) / 255, z = -128 - l / s rounded to the nearest byte, number = s (q - z);
///     s(w[j]) = max |w[j]| / 127 for filter j, w[j] / s(w[j]) rounded to -127 .. 127, b[j] / (s(x) s(w[j])) rounded;
///     M[j] = s(x) s(w[j]) / s(y), as int8::convolution_multiplier() makes it.
/// Ties are rounded away from zero. Max and average pools keep the scale of what they see; a Softmax and a Sigmoid make
/// s = 1/256, z = -128 of sums that have a scale of their own. A range of zeros alone has s = 1, and so have weights of
/// zeros without a bias. Where a bias would take more than 31 bits, the scale of its filter is larger, so that it takes
/// no more: with up to 32,768 weights in a filter, sums_fit() holds for every layer.
/// Where a sample or a parameter is NaN or infinite, or a range is beyond half of the largest float, or there is no
/// sample, input.scale and output.scale are NaN, so that all numbers() are, and a constant expression does not compile.
/// BatchNorm and frozen layers: quantize(merge(net), samples).
/// constexpr auto quantized = quantize(net, samples) is made by the compiler and lies in flash. The default limits of
/// g++ 12 and Clang 14 admit some 500,000 multiply-adds, those of net(x) times the samples, which take 3 to 6 s; by a
/// percentile half as many. Beyond that quantize on a PC at run time. On boards scales are computed in float, and their
/// quotients for each filter in double, by the functions that import_model uses.
/// Source: Jacob et al. 2018, "Quantization and training of neural networks for efficient integer-arithmetic-only
/// inference", 2 and 3; TensorFlow Lite, 8-bit quantization specification, and tools/optimize/quantization_utils.cc.
template <class Rounding = DoubleRounding, class Network, class Samples,
          std::enable_if_t<detail::IsFloatNetwork<Network>::value, int> = 0>
constexpr QuantizedNetwork<Network, Rounding> quantize(const Network& network, const Samples& samples) {
    using Calibration = detail::Calibration<QuantizedNetwork<Network, Rounding>>;
    typename Calibration::Observer ranges{};
    const bool is_finite = Calibration::at_run_time_or_up_to_500000_multiply_adds(network, samples, ranges);
    return Calibration::make(network, ranges.of_layer, is_finite);
}

/// The same with the range of a percentile instead of that from the lowest number to the highest. The network runs
/// twice for each sample, and counts numbers in 8 KB of stack for each layer: on a PC or in the compiler.
template <class Rounding = DoubleRounding, class Network, class Samples,
          std::enable_if_t<detail::IsFloatNetwork<Network>::value, int> = 0>
constexpr QuantizedNetwork<Network, Rounding> quantize(const Network& network, const Samples& samples,
                                                       Percentile percentile) {
    using Calibration = detail::Calibration<QuantizedNetwork<Network, Rounding>>;
    const float percent = percentile.percent > 0.0f && percentile.percent <= 100.0f
                              ? percentile.percent
                              : detail::expected_percentile_above_0_and_at_most_100();
    typename Calibration::Observer ranges{};
    bool is_finite = Calibration::at_run_time_or_up_to_500000_multiply_adds(network, samples, ranges) && percent > 0.0f;
    for (const detail::Range& range : ranges.of_layer) {
        is_finite = is_finite && range.is_finite();
    }
    if (is_finite) {
        detail::Histograms<Calibration::count> histograms{ranges.of_layer, {}};
        Calibration::at_run_time_or_up_to_500000_multiply_adds(network, samples, histograms);
        for (std::size_t i = 0; i < Calibration::count; ++i) {
            ranges.of_layer[i] = histograms.of_layer[i].clipped(ranges.of_layer[i], percent);
        }
    }
    return Calibration::make(network, ranges.of_layer, is_finite);
}

/// Reports what is no network of floats.
template <class Rounding = DoubleRounding, class Other, class Samples, class... Options,
          std::enable_if_t<!detail::IsFloatNetwork<Other>::value, int> = 0>
constexpr auto quantize(const Other&, const Samples&, const Options&...) {
    detail::refuse_network<Other>(detail::IsNetwork<Other>{});
    return QuantizedNetwork<Network<float, Input<1>, Dense<1>>>{};
}

} // namespace nervelet

#endif
