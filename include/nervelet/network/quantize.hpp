// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZE_HPP
#define NERVELET_NETWORK_QUANTIZE_HPP

#include <array>
#include <cstddef>
#include <limits>
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
        constexpr float most = (std::numeric_limits<float>::max)();
        for (std::size_t i = 0; i < Size; ++i) {
            if (!(numbers[i] <= most && numbers[i] >= -most)) {
                return false;
            }
        }
        return true;
    }
};

} // namespace detail

/// How much of what calibration samples show lies within the range of bytes, from above 0 to 100: Percentile{99.9f}
/// leaves out 0.05 in 100 of the numbers at either end. What lies beyond is cut, and the rest has finer steps.
struct Percentile {
    float percent; ///< of the numbers that a layer makes
};

/// The QuantizedNetwork of a trained network, by full-integer post-training quantization as TensorFlow Lite does it.
template <class Rounding = DoubleRounding, class Network, class Samples,
          std::enable_if_t<detail::IsFloatNetwork<Network>::value, int> = 0>
constexpr QuantizedNetwork<Network, Rounding> quantize(const Network& network, const Samples& samples) {
    using Calibration = detail::Calibration<QuantizedNetwork<Network, Rounding>>;
    typename Calibration::Observer ranges{};
    const bool is_finite = Calibration::at_run_time_or_up_to_500000_multiply_adds(network, samples, ranges);
    return Calibration::make(network, ranges.of_layer, is_finite);
}

/// The same with the range of a percentile instead of that from the lowest number to the highest.
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
