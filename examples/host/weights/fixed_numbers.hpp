// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FIXED_NUMBERS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FIXED_NUMBERS_HPP

#include <cstdint>

#include "fixed_scalar.hpp"
#include "model.hpp"

namespace weights {

/// number 2^bits, rounded to the nearest, a half away from zero, as nervelet::Fixed does it.
inline double in_steps(double number, int bits) {
    return std::round(std::ldexp(number, bits));
}

/// Whether 16 bits hold a whole number.
inline bool fits_16_bits(double whole) {
    return whole >= -32768.0 && whole <= 32767.0;
}

/// "5.25"
inline std::string decimal(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", number);
    return text;
}

/// What to do where a number is too large: bits that hold it, as --scalar takes them.
inline std::string cure_of_bits(int weight_bits, int activation_bits) {
    Scalar scalar{true, weight_bits, activation_bits};
    return weight_bits == 0 || activation_bits == 0 ? "train with inputs and weights near 1"
                                                    : "--scalar " + scalar.text() + " holds it";
}

/// Refuses parameters that 16 bits do not hold, by the largest of them.
inline void check_fixed_parameters(const Model& model, const Scalar& scalar) {
    const float* at = model.parameters.data();
    std::string place;
    float largest = 0.0f;
    for (std::size_t i = 0; i < model.network.layers.size(); ++i) {
        const Layer& layer = model.network.layers[i];
        for (std::size_t k = 0; k < (layer.inputs + 1) * layer.outputs; ++k, ++at) {
            if (!fits_16_bits(in_steps(static_cast<double>(*at), scalar.weight_bits)) &&
                std::fabs(*at) > std::fabs(largest)) {
                largest = *at;
                const std::size_t row = k / layer.outputs;
                const std::string column = std::to_string(k % layer.outputs);
                place = layer_text(model.network, i) + ": " +
                        (row < layer.inputs ? "weight [" + std::to_string(row) + "][" + column + "] is "
                                            : "bias [" + column + "] is ");
            }
        }
    }
    if (!place.empty()) {
        const double number = static_cast<double>(largest);
        const int bits = bits_that_hold(std::fabs(number), scalar.weight_bits);
        throw Refusal(place + decimal(number) + ", and " + scalar.text() + " holds weights and biases up to " +
                      decimal(limit_of(scalar.weight_bits)) + "; " + cure_of_bits(bits, scalar.activation_bits));
    }
}

/// The parameters as the integers of nervelet's parameters() in 16 bits: of each layer its weights, one output's beside
/// each other, then its biases.
inline std::vector<std::int16_t> fixed_parameters(const Model& model, const Scalar& scalar) {
    check_fixed_parameters(model, scalar);
    std::vector<std::int16_t> integers;
    const float* at = model.parameters.data();
    const auto push = [&](float number) {
        integers.push_back(static_cast<std::int16_t>(in_steps(static_cast<double>(number), scalar.weight_bits)));
    };
    for (const Layer& layer : model.network.layers) {
        for (std::size_t output = 0; output < layer.outputs; ++output) {
            for (std::size_t row = 0; row < layer.inputs; ++row) {
                push(at[row * layer.outputs + output]);
            }
        }
        for (std::size_t output = 0; output < layer.outputs; ++output) {
            push(at[layer.inputs * layer.outputs + output]);
        }
        at += (layer.inputs + 1) * layer.outputs;
    }
    return integers;
}

/// The network with its parameters rounded as in 16 bits, in the order that they had.
inline Model rounded_model(const Model& model, const Scalar& scalar) {
    Model rounded = model;
    for (float& number : rounded.parameters) {
        number = static_cast<float>(
            std::ldexp(in_steps(static_cast<double>(number), scalar.weight_bits), -scalar.weight_bits));
    }
    return rounded;
}

} // namespace weights

#endif
