// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_EXPONENTIAL_HPP
#define NERVELET_SCALAR_FIXED16_EXPONENTIAL_HPP

#include <cstdint>

namespace nervelet {
namespace fixed16 {

/// 2^(-k/32) with 15 fraction bits. A template, so that a program has the table once, before C++17, too.
template <class Unused = void>
struct PowersOfTwo {
    static constexpr std::uint16_t values[33] = {32768, 32066, 31379, 30706, 30048, 29405, 28774, 28158, 27554,
                                                 26964, 26386, 25821, 25268, 24726, 24196, 23678, 23170, 22674,
                                                 22188, 21713, 21247, 20792, 20347, 19911, 19484, 19066, 18658,
                                                 18258, 17867, 17484, 17109, 16743, 16384};
};

// The definition that C++14 needs, and of which compilers for later standards may warn.
#if __cplusplus < 201703L
template <class Unused>
constexpr std::uint16_t PowersOfTwo<Unused>::values[33];
#endif

/// e^-(z / 2^FractionBits) with 15 fraction bits, 0 to 2^15, for any z: 2^-y with y = z log2(e) as a shift and a number
/// of the table, between whose entries it is a straight line. Within 1e-4; with more than 11 FractionBits, of which 11
/// are read, within 6e-4.
template <int FractionBits>
constexpr std::uint32_t exponential_of_negative(std::uint32_t z) {
    static_assert(FractionBits >= 1 && FractionBits <= 15, "those of an activation");
    constexpr std::uint32_t log2_of_e = 94548; // 16 fraction bits
    if (z >= (12u << FractionBits)) {
        return 0; // e^-12 is a fifth of the last bit
    }
    // z < 2^(4 + FractionBits) and log2_of_e < 2^17: with 11 fraction bits or less the product fits.
    const std::uint32_t fine = FractionBits > 11 ? z >> (FractionBits > 11 ? FractionBits - 11 : 0) : z;
    const std::uint32_t y = (fine * log2_of_e) >> (FractionBits > 11 ? 11 : FractionBits);
    const std::uint32_t shift = y >> 16;
    const std::uint32_t k = (y >> 11) & 31u;
    const std::uint32_t from = PowersOfTwo<>::values[k];
    const std::uint32_t value = from - (((from - PowersOfTwo<>::values[k + 1]) * (y & 2047u)) >> 11);
    return (value + ((1u << shift) >> 1)) >> shift;
}

} // namespace fixed16
} // namespace nervelet

#endif
