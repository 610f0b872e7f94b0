// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_RANGE_REPORT_HPP
#define NERVELET_NETWORK_RANGE_REPORT_HPP

#include <array>
#include <cstddef>
#include <cstdint>

namespace nervelet {

/// Which fraction bits a network needs in 16 bits. One entry for each layer, in the order of computation: Dropout has
/// none, and a Residual one for each layer inside, one for a projection, and one for the sum.
template <std::size_t Layers>
struct RangeReport {
    static constexpr std::size_t layers = Layers; ///< how many entries there are

    // The largest magnitudes, in float: as they would be if nothing were saturated.
    float input;                          ///< of the inputs
    std::array<float, Layers> weight;     ///< of the weights; 0 of a layer that has none
    std::array<float, Layers> bias;       ///< of the biases
    std::array<float, Layers> sum;        ///< of the sums before the activation; 0 of a pool
    std::array<float, Layers> activation; ///< of the outputs

    // How many numbers 16 bits hold at their limit, or not at all; of a sample each counts.
    std::uint32_t saturated_inputs;                          ///< of the inputs
    std::array<std::uint32_t, Layers> saturated_parameters;  ///< of weights and biases
    std::array<std::uint32_t, Layers> saturated_sums;        ///< of sums of products, in 32 bits
    std::array<std::uint32_t, Layers> saturated_activations; ///< of the outputs as they are computed in 16 bits

    /// The network fits Fixed<weight_bits, activation_bits>: the most that hold all that was seen times the margin, up
    /// to the 13 and 11 of Fixed16. 0 where none do, and where there was no sample.
    int weight_bits;
    int activation_bits; ///< see weight_bits

    /// How many numbers are at their limit, of all that were counted.
    constexpr std::uint32_t saturated() const {
        std::uint32_t sum_of_all = saturated_inputs;
        for (std::size_t i = 0; i < Layers; ++i) {
            sum_of_all += saturated_parameters[i] + saturated_sums[i] + saturated_activations[i];
        }
        return sum_of_all;
    }
};

} // namespace nervelet

#endif
