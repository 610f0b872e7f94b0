// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_CHANNELS_LAST_HPP
#define NERVELET_TESTS_SUPPORT_CHANNELS_LAST_HPP

#include "support/batches.hpp"
#include "support/reference.hpp"

#include <nervelet/layer/base/gradient_below.hpp>

#include <array>
#include <cstddef>

/// From the layouts of tests/oracle, channels first, to the library's, channels last.
namespace reference {

/// Weights [out][in][taps] as [taps][in][out], and the bias behind them; `inputs` is in. Also those of a Linear over
/// flattened [channel][position], of `inputs` channels, and with one input those of a depthwise convolution.
/// Returns where they end.
template <class T, std::size_t Weights, std::size_t Outputs>
T* load_kernels(T* parameters, std::size_t inputs, const double (&weights)[Weights], const double (&bias)[Outputs]) {
    const std::size_t taps = Weights / Outputs / inputs;
    for (std::size_t o = 0; o < Outputs; ++o) {
        for (std::size_t i = 0; i < inputs; ++i) {
            for (std::size_t t = 0; t < taps; ++t) {
                parameters[(t * inputs + i) * Outputs + o] = static_cast<T>(weights[(o * inputs + i) * taps + t]);
            }
        }
        parameters[Weights + o] = static_cast<T>(bias[o]);
    }
    return parameters + Weights + Outputs;
}

/// [batch][channel][position] as [batch][position][channel].
template <std::size_t Size>
struct ChannelsLast {
    double numbers[Size];

    ChannelsLast(const double (&values)[Size], std::size_t batch, std::size_t channels) {
        const std::size_t positions = Size / batch / channels;
        for (std::size_t i = 0; i < Size; ++i) {
            const std::size_t channel = i / positions % channels;
            numbers[(i / positions / channels * positions + i % positions) * channels + channel] = values[i];
        }
    }
};

template <std::size_t Size>
ChannelsLast<Size> channels_last(const double (&values)[Size], std::size_t batch, std::size_t channels) {
    return {values, batch, channels};
}

/// Lays the gradient open.
template <class T, std::size_t Parameters>
struct KeepGradient {
    std::array<T, Parameters> gradient{};
    static constexpr bool skips_zero_gradient = false;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = false;
    static constexpr T scale() { return T(1); }
    void operator()(std::size_t index, T value) { gradient[index] = value; }
};

/// The numbers of an example of a batch.
template <class T, std::size_t Width, std::size_t Batch>
struct RowOf {
    const std::array<std::array<T, Width>, Batch>& rows;
    const T* operator()(std::size_t n) const { return rows[n].data(); }
};

/// A convolution without activation against the reference's numbers of two examples: x, weights and bias; y; and what
/// dJ/dy gives dJ/dx, dJ/dW and dJ/db.
template <class T, class Layer>
struct ConvolutionReference {
    static constexpr std::size_t batch = 2;
    using Parameters = std::array<T, Layer::parameter_count>;
    using Xs = std::array<std::array<T, Layer::inputs>, batch>;
    using Ys = std::array<std::array<T, Layer::outputs>, batch>;
    Parameters parameters{};
    Xs x{};

    template <std::size_t Xs, std::size_t Weights, std::size_t Outputs>
    ConvolutionReference(const double (&inputs)[Xs], const double (&weights)[Weights], const double (&bias)[Outputs])
        : x(rows<T, Layer::inputs>(channels_last(inputs, batch, Layer::Windows::channels).numbers)) {
        load_kernels(parameters.data(), Layer::Windows::channels, weights, bias);
    }

    template <std::size_t Size>
    double output_error(const double (&expected)[Size]) const {
        std::array<T, Size> y{};
        for (std::size_t n = 0; n < batch; ++n) {
            Layer::logits(parameters.data(), x[n].data(), y.data() + n * Layer::outputs);
        }
        return tensor_error(y, channels_last(expected, batch, Layer::filters).numbers, Size);
    }

    template <std::size_t Size, std::size_t Inputs>
    double input_gradient_error(const double (&dy)[Size], const double (&expected)[Inputs]) const {
        const auto deltas = rows<T, Layer::outputs>(channels_last(dy, batch, Layer::filters).numbers);
        std::array<T, Inputs> dx{};
        for (std::size_t n = 0; n < batch; ++n) {
            const typename Layer::Tape tape{{}, deltas[n]};
            Layer::backward(parameters.data(), tape, nervelet::AddInto<T>{dx.data() + n * Layer::inputs});
        }
        return tensor_error(dx, channels_last(expected, batch, Layer::Windows::channels).numbers, Inputs);
    }

    template <std::size_t Size, std::size_t Weights, std::size_t Outputs>
    double gradient_error(const double (&dy)[Size], const double (&weights)[Weights],
                          const double (&bias)[Outputs]) const {
        const auto deltas = rows<T, Layer::outputs>(channels_last(dy, batch, Layer::filters).numbers);
        KeepGradient<T, Layer::parameter_count> keep;
        Layer::gradient(support::gradient(RowOf<T, Layer::inputs, batch>{x}, RowOf<T, Layer::outputs, batch>{deltas},
                                          std::size_t(batch)),
                        0, keep);
        std::array<double, Layer::parameter_count> expected{};
        load_kernels(expected.data(), Layer::Windows::channels, weights, bias);
        return larger(tensor_error(keep.gradient, expected, Weights),
                      tensor_error(keep.gradient.data() + Weights, expected.data() + Weights, Outputs));
    }
};

} // namespace reference

#endif
