// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_LOGISTIC_HPP
#define NERVELET_SCALAR_FIXED16_LOGISTIC_HPP

#include <cstdint>

#include "narrowing.hpp"

namespace nervelet {
namespace fixed16 {

/// 1 / (1 + e^(n / 4)) with 16 fraction bits: 96 bytes, which Sigmoid, Tanh and BinaryCrossEntropy share. A template,
/// so that a program has the table once, before C++17, too.
template <class Unused = void>
struct LogisticTable {
    static constexpr std::uint16_t entries[48] = {
        32768, 28693, 24743, 21025, 17625, 14595, 11955, 9702, 7812, 6249, 4971, 3938, 3108, 2446, 1921, 1506,
        1179,  922,   720,   562,   439,   342,   267,   208,  162,  126,  98,   77,   60,   47,   36,   28,
        22,    17,    13,    10,    8,     6,     5,     4,    3,    2,    2,    1,    1,    1,    1,    1};
};

// The definition that C++14 needs, and of which compilers for later standards may warn.
#if __cplusplus < 201703L
template <class Unused>
constexpr std::uint16_t LogisticTable<Unused>::entries[48];
#endif

/// g(m) = 1 / (1 + e^m) with 16 fraction bits, of m >= 0 with FractionBits of them and below 2^30: from the next entry
/// n / 4 of the table, d = m - n / 4, by g(m) = g - d s (1 - d (1 - 2 g) / 2), s = g (1 - g), which is the Taylor
/// series without what d^3 brings. At most 3.2 units of the last place from the exact value; 0 from m = 11.875 on.
template <int FractionBits>
constexpr std::int32_t logistic_of_minus(std::int32_t m) {
    const std::int32_t n = (m + (std::int32_t(1) << (FractionBits - 3))) >> (FractionBits - 2);
    if (n >= 48) {
        return 0;
    }
    const std::int32_t d = m - n * (std::int32_t(1) << (FractionBits - 2)); // at most 1/8
    const std::int32_t g = LogisticTable<>::entries[n];
    const std::int32_t s = (g * (65536 - g) + 32768) >> 16;
    const std::int32_t factor = 65536 - ((d * (65536 - 2 * g)) >> (FractionBits + 1));
    return g - with_fraction_bits<35, 16>(((d * s) >> (FractionBits - 3)) * factor); // d s with 19 fraction bits
}

} // namespace fixed16
} // namespace nervelet

#endif
