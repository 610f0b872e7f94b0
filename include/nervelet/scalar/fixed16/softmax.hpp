// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_SOFTMAX_HPP
#define NERVELET_SCALAR_FIXED16_SOFTMAX_HPP

#include <cstddef>
#include <cstdint>

#include "../../core/math/reciprocal.hpp"
#include "exponential.hpp"

namespace nervelet {
namespace fixed16 {

/// differences[j] = max z - z[j], z[j] = sums[j] >> Shift: all differences of 32-bit integers fit.
template <std::size_t Size, int Shift = 0>
constexpr void subtract_from_largest(const std::int32_t* sums, std::uint32_t* differences) {
    std::int32_t largest = sums[0];
    for (std::size_t j = 1; j < Size; ++j) {
        largest = sums[j] > largest ? sums[j] : largest;
    }
    largest >>= Shift;
    for (std::size_t j = 0; j < Size; ++j) {
        differences[j] = static_cast<std::uint32_t>(largest) - static_cast<std::uint32_t>(sums[j] >> Shift);
    }
}

/// e^z_j / sum_i e^z_i, by a table and one division. Within 3e-4.
struct Softmax {
    std::uint32_t sum;     ///< of the exponentials, with 15 fraction bits; at least 2^15
    std::uint32_t inverse; ///< 2^(30 + shift) / sum, 2^14 to 2^15
    int shift;             ///< so that sum / 2^shift is below 2^16

    /// Replaces what subtract_from_largest() gave of Size logits, with FractionBits, by e^-difference with 15.
    template <std::size_t Size, int FractionBits>
    static constexpr Softmax of(std::uint32_t* differences) {
        static_assert(Size <= 65536, "so that the sum fits");
        Softmax softmax{0, 0, 0};
        for (std::size_t j = 0; j < Size; ++j) {
            differences[j] = exponential_of_negative<FractionBits>(differences[j]);
            softmax.sum += differences[j];
        }
        std::uint32_t normal = softmax.sum;
        for (; normal >= 65536u; normal >>= 1) {
            ++softmax.shift;
        }
        softmax.inverse = math::reciprocal(normal);
        return softmax;
    }

    /// The output of an exponential, with OutputBits.
    template <int OutputBits>
    constexpr std::int32_t output(std::uint32_t exponential) const {
        static_assert(OutputBits >= 1 && OutputBits <= 15, "those of an activation, or of a delta");
        const int places = shift + 30 - OutputBits;
        const std::uint32_t product = exponential * inverse; // at most 2^30
        return places > 30 ? 0 : static_cast<std::int32_t>((product + ((1u << places) >> 1)) >> places);
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
