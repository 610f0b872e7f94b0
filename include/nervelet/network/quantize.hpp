// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZE_HPP
#define NERVELET_NETWORK_QUANTIZE_HPP

#include <array>
#include <cstddef>
#include <limits>
#include <type_traits>

#include "../core/math/classify.hpp"
#include "quantized/layer_constants.hpp"
#include "quantized/range.hpp"
#include "quantized/samples.hpp"
#include "quantized_network.hpp"

namespace nervelet {

namespace detail {

/// The scale of a network that could not be made. It is no constant expression, so that the compiler refuses it, too,
/// and shows this name.
inline float expected_at_least_one_sample_and_finite_samples_and_weights() {
    return not_a_number<float>();
}

/// What quantize() does for a QuantizedNetwork.
template <class Quantized>
struct Calibration {
    using Network = typename Quantized::Float;
    using Chain = typename WithoutDropout<typename Network::Layers>::type;
    using Observed = ObservedLayers<Chain, typename Quantized::Layers>;
    using Constants = ConstantsOfLayers<Chain, typename Quantized::Layers>;
    static constexpr std::size_t count = Observed::count + 1; ///< of what has a range, the input first
    using Meanings = std::array<int8::Quantization, count>;

    /// Shows inputs and outputs of all layers to the observer, unless a sample is not finite.
    template <class SamplesOf, class Samples, class Observer>
    static constexpr bool observe(const Network& network, const Samples& samples, Observer& observer) {
        for (std::size_t i = 0; i < SamplesOf::size(samples); ++i) {
            const typename Network::Input& x = SamplesOf::input(samples, i);
            if (!are_finite<Network::input_size>(x.data())) {
                return false;
            }
            typename Network::Output y = uninitialized<typename Network::Output>();
            observer.template see<0, Network::input_size>(x.data());
            Observed::template run<1>(network.parameters().data(), x.data(), observer, y);
        }
        return SamplesOf::size(samples) > 0;
    }

    /// The network of bytes with these meanings.
    static constexpr Quantized make(const Network& network, const Meanings& meanings, bool is_finite) {
        Quantized made{};
        made.input = meanings[0];
        made.output = meanings[0];
        if (!is_finite || !Constants::template make<1>(network.parameters().data(), meanings.data(), made.output,
                                                       made.layers)) {
            made.input.scale = expected_at_least_one_sample_and_finite_samples_and_weights();
            made.output.scale = made.input.scale;
        }
        return made;
    }

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

/// The QuantizedNetwork of a trained network, by full-integer post-training quantization as TensorFlow Lite does it.
template <class Rounding = DoubleRounding, class Network, class Samples>
constexpr QuantizedNetwork<Network, Rounding> quantize(const Network& network, const Samples& samples) {
    using Calibration = detail::Calibration<QuantizedNetwork<Network, Rounding>>;
    using SamplesOf = decltype(detail::check_samples<typename Calibration::Network, Samples>());
    detail::Ranges<Calibration::count> ranges{};
    typename Calibration::Meanings meanings{};
    bool is_finite = Calibration::template are_finite<Network::parameter_count>(network.parameters().data()) &&
                     Calibration::template observe<SamplesOf>(network, samples, ranges);
    for (std::size_t i = 0; i < Calibration::count; ++i) {
        meanings[i] = ranges.of_layer[i].quantization();
        is_finite = is_finite && ranges.of_layer[i].is_finite();
    }
    return Calibration::make(network, meanings, is_finite);
}

} // namespace nervelet

#endif
