// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZATION_REPORT_HPP
#define NERVELET_NETWORK_QUANTIZATION_REPORT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "../core/math/classify.hpp"
#include "../core/math/log.hpp"
#include "../metric/argmax.hpp"
#include "quantize.hpp"
#include "quantized/recorded_layers.hpp"

namespace nervelet {

/// How near a QuantizedNetwork comes to the float network that it was made of. One entry for each layer, in the order
/// of computation: Dropout has none, and a Residual one for each layer inside, one for a projection, and one for the
/// sum. Of a Softmax they speak of what it is given; of a Sigmoid one does, and one of what it makes.
template <std::size_t Layers>
struct QuantizationReport {
    static constexpr std::size_t layers = Layers; ///< how many entries there are

    std::array<float, Layers> lowest;  ///< of the float outputs over all samples
    std::array<float, Layers> highest; ///< and the highest

    /// In decibels: 10 log10(sum a^2 / sum (a - q)^2), a: the float outputs, q: the numbers that the bytes mean;
    /// infinite where they are the same. 8 bits give about 30 to 45.
    std::array<float, Layers> signal_to_noise;

    /// The share of the samples for which both networks name the same class, by argmax; NaN with one output.
    float agreement;
};

namespace detail {

/// An observer that compares float outputs with recorded bytes.
template <std::size_t Layers>
struct Comparison {
    QuantizationReport<Layers>& report;
    const std::array<int8::Output, Layers>& outputs;
    const std::int8_t* bytes;
    std::array<float, Layers> signal{};
    std::array<float, Layers> noise{};

    /// In steps of the bytes, so that no square is infinite.
    template <std::size_t Index, std::size_t Size>
    constexpr void see(const float* numbers) {
        const int8::Output& output = outputs[Index];
        float squares = 0.0f;
        float errors = 0.0f;
        for (std::size_t i = 0; i < Size; ++i) {
            const float steps = numbers[i] / output.scale;
            const float error = steps - static_cast<float>(bytes[i] - output.zero_point);
            squares += steps * steps;
            errors += error * error;
            report.lowest[Index] = numbers[i] < report.lowest[Index] ? numbers[i] : report.lowest[Index];
            report.highest[Index] = numbers[i] > report.highest[Index] ? numbers[i] : report.highest[Index];
        }
        bytes += Size;
        signal[Index] += squares;
        noise[Index] += errors;
    }
};

/// 10 log10(signal / noise)
constexpr float decibels(float signal, float noise) {
    constexpr float tens_in_e = 4.3429448190325183f; // 10 / ln 10
    return noise > 0.0f || math::is_nan(noise) ? tens_in_e * math::log(signal / noise)
                                               : std::numeric_limits<float>::infinity();
}

} // namespace detail

/// Compares a network of bytes, from quantize(network, samples), with the float one over samples, better others than
/// those of the calibration. Sums run over the outputs of a sample, then over the samples.
template <class Network, class Rounding, class Samples>
constexpr auto quantization_report(const Network& network, const QuantizedNetwork<Network, Rounding>& quantized,
                                   const Samples& samples) {
    using Quantized = QuantizedNetwork<Network, Rounding>;
    using Calibration = detail::Calibration<Quantized>;
    using SamplesOf = decltype(detail::check_samples<Network, Samples>());
    using Recorded = detail::RecordedLayers<typename Quantized::Layers>;
    constexpr std::size_t layers = Calibration::Observed::count;
    QuantizationReport<layers> report{};
    for (std::size_t i = 0; i < layers; ++i) {
        report.lowest[i] = std::numeric_limits<float>::infinity();
        report.highest[i] = -std::numeric_limits<float>::infinity();
    }
    std::array<std::int8_t, Recorded::outputs> bytes{};
    std::array<int8::Output, layers> outputs{};
    detail::Comparison<layers> comparison{report, outputs, nullptr};
    std::size_t same = 0;
    const std::size_t count = SamplesOf::size(samples);
    for (std::size_t i = 0; i < count; ++i) {
        const typename Network::Input& x = SamplesOf::input(samples, i);
        const typename Quantized::Input input = quantized.quantized(x);
        detail::Record record{bytes.data(), outputs.data()};
        Recorded::template run<Rounding>(quantized.layers, input.data(), record);
        typename Network::Output y{};
        comparison.bytes = bytes.data();
        Calibration::Observed::template run<0>(network.parameters().data(), x.data(), comparison, y);
        same += detail::predicted_class(network(x)) == detail::predicted_class(quantized(input)) ? 1u : 0u;
    }
    for (std::size_t i = 0; i < layers; ++i) {
        report.signal_to_noise[i] = detail::decibels(comparison.signal[i], comparison.noise[i]);
    }
    report.agreement = count > 0 && Network::output_size > 1 ? static_cast<float>(static_cast<std::int32_t>(same)) /
                                                                   static_cast<float>(static_cast<std::int32_t>(count))
                                                             : not_a_number<float>();
    return report;
}

/// Reports networks that do not belong together.
template <class Other, class Quantized, class Samples>
constexpr QuantizationReport<1> quantization_report(const Other&, const Quantized&, const Samples&) {
    static_assert(detail::AlwaysFalse<Other>::value,
                  "quantization_report(net, quantized, samples): expected a network, and what quantize(net, samples) "
                  "made of it.");
    return {};
}

} // namespace nervelet

#endif
