// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_SUMS_OF_DELTAS_HPP
#define NERVELET_LAYER_BASE_FIXED_SUMS_OF_DELTAS_HPP

#include <cstddef>
#include <cstdint>

#include "../../scalar/fixed16/saturate.hpp"

namespace nervelet {
namespace detail {

// The sums of a convolution over its deltas must not wrap unnoticed, as those of fixed_sums.hpp, and a look at the
// deltas says beforehand whether any of them can: what a delta is multiplied by, a weight or an input, is at most 2^15,
// so a sum is at most 2^15 sum |delta|, and it fits 32 bits where the magnitudes sum to less than 2^16. For Fixed16
// that is 16. Else the sums are computed in 64 bits and saturated.

/// The deltas of one filter at all positions: their sum, which is the gradient of the bias, and that of their
/// magnitudes.
struct FixedSumsOfDeltas {
    std::int32_t sum;
    std::uint32_t magnitude;

    /// Of so many deltas, Stride apart.
    template <std::size_t Count, std::size_t Stride, class T>
    static constexpr FixedSumsOfDeltas of(const T* delta) {
        static_assert(Count < 65536, "so that 32 bits hold the sums");
        std::int32_t sum = 0;
        std::uint32_t magnitude = 0;
        for (std::size_t p = 0; p < Count; ++p) {
            const std::int32_t number = delta[p * Stride].raw;
            sum += number;
            magnitude += static_cast<std::uint32_t>(number < 0 ? -number : number);
        }
        return {sum, magnitude};
    }

    /// The gradient of the bias, whose input is 1, saturated.
    template <int ActivationBits>
    constexpr std::int32_t of_bias() const {
        return fixed16::saturate_to_32(std::int64_t(sum) * (std::int32_t(1) << ActivationBits));
    }

    /// Whether every sum of these deltas, each times a 16-bit integer, fits 32 bits.
    constexpr bool product_fits() const { return magnitude < 65536u; }
};

/// The most windows that see a number along an axis.
template <class Axis>
constexpr std::size_t most_seeing() {
    std::size_t most = 0;
    for (std::size_t number = 0; number < Axis::size; ++number) {
        const std::size_t seeing = Axis::end_seeing(number) - Axis::first_seeing(number);
        most = Axis::end_seeing(number) > Axis::first_seeing(number) && seeing > most ? seeing : most;
    }
    return most;
}

/// Whether dJ/dx of a convolution, with half a unit of the last place to round by, fits 32 bits. delta: Count groups of
/// Size; every window has one of them for a number that it sees.
template <class Windows, std::size_t Count, std::size_t Size, class T>
constexpr bool gradient_of_windows_fits(const T* delta) {
    constexpr std::size_t seeing = most_seeing<typename Windows::Rows>() * most_seeing<typename Windows::Columns>();
    std::uint32_t largest = 0;
    for (std::size_t k = 0; k < Count * Size;) {
        std::uint32_t magnitude = 0;
        for (const std::size_t end = k + Size; k < end; ++k) {
            const std::int32_t number = delta[k].raw;
            magnitude += static_cast<std::uint32_t>(number < 0 ? -number : number);
        }
        largest = magnitude > largest ? magnitude : largest;
    }
    return largest < 65533u / (seeing > 0 ? seeing : 1);
}

} // namespace detail
} // namespace nervelet

#endif
