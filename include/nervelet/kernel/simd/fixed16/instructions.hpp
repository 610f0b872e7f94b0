// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_FIXED16_INSTRUCTIONS_HPP
#define NERVELET_KERNEL_SIMD_FIXED16_INSTRUCTIONS_HPP

#include "../lanes.hpp"

/// This folder holds the inner loops for 16-bit integers with the vectors of x86: PMADDWD multiplies eight pairs of
/// them and adds each two products that lie beside each other, which no formula of vector types says. A row's last
/// numbers are loaded together with some before them, which are then taken for zero.
#if defined(NERVELET_HAS_SSE2)

// The name of PSUBSW: Clang has given up its first one for one that all processors share.
#if defined(__has_builtin)
#if __has_builtin(__builtin_elementwise_sub_sat)
#define NERVELET_HAS_SATURATED_DIFFERENCE 1
#endif
#endif

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace kernel {
namespace simd {

using Eight = Lanes<std::int16_t, 8>::Type;
using Four = Lanes<std::int32_t, 4>::Type;

inline Eight load_eight(const std::int16_t* from) {
    return Lanes<std::int16_t, 8>::load(from);
}

/// a[0] b[0] + a[1] b[1], and so on, modulo 2^32, which only 2^31 leaves.
inline Four products_of_pairs(Eight a, Eight b) {
    return __builtin_ia32_pmaddwd128(a, b);
}

/// The upper 16 bits of each product.
inline Eight high_products(Eight a, Eight b) {
    return __builtin_ia32_pmulhw128(a, b);
}

/// a - b, saturated.
inline Eight saturated_difference(Eight a, Eight b) {
#if defined(NERVELET_HAS_SATURATED_DIFFERENCE)
    return __builtin_elementwise_sub_sat(a, b);
#else
    return __builtin_ia32_psubsw128(a, b);
#endif
}

/// a[0], b[0], a[1], ..., and the same of the upper halves.
inline Eight weave_low(Eight a, Eight b) {
#if defined(__clang__)
    return __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
#else
    return __builtin_shuffle(a, b, Eight{0, 8, 1, 9, 2, 10, 3, 11});
#endif
}

inline Eight weave_high(Eight a, Eight b) {
#if defined(__clang__)
    return __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
#else
    return __builtin_shuffle(a, b, Eight{4, 12, 5, 13, 6, 14, 7, 15});
#endif
}

/// The sums of the lanes of four vectors.
inline Four sums_across(Four a, Four b, Four c, Four d) {
#if defined(__clang__)
    const Four ab = __builtin_shufflevector(a, b, 0, 4, 1, 5) + __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Four cd = __builtin_shufflevector(c, d, 0, 4, 1, 5) + __builtin_shufflevector(c, d, 2, 6, 3, 7);
    return __builtin_shufflevector(ab, cd, 0, 1, 4, 5) + __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
#else
    const Four ab = __builtin_shuffle(a, b, Four{0, 4, 1, 5}) + __builtin_shuffle(a, b, Four{2, 6, 3, 7});
    const Four cd = __builtin_shuffle(c, d, Four{0, 4, 1, 5}) + __builtin_shuffle(c, d, Four{2, 6, 3, 7});
    return __builtin_shuffle(ab, cd, Four{0, 1, 4, 5}) + __builtin_shuffle(ab, cd, Four{2, 3, 6, 7});
#endif
}

/// How Size numbers, at least eight, are cut into eights. The last one begins with `seen` numbers of the one before.
template <std::size_t Size>
struct Eights {
    static_assert(Size >= 8, "at least one whole vector");
    static constexpr std::size_t count = (Size + 7) / 8;
    static constexpr std::size_t seen = count * 8 - Size;

    static constexpr std::size_t offset(std::size_t eight) { return eight + 1 < count ? eight * 8 : Size - 8; }

    /// The numbers of an eight, zero where another one has them, too.
    static Eight load(const std::int16_t* numbers, std::size_t eight) {
        const Eight all = load_eight(numbers + offset(eight));
        return seen != 0 && eight + 1 == count ? all & (Eight{0, 1, 2, 3, 4, 5, 6, 7} >= std::int16_t(seen)) : all;
    }
};

/// Four sums of products modulo 2^32.
struct WrappedSums {
    Four sums = {0, 0, 0, 0};

    void add(Four products) { sums += products; }
};

/// Four exact ones, 2^16 high + low + count: of each sum of two products one is taken away, so that 2^31 has 32 bits.
struct ExactSums {
    Four high = {0, 0, 0, 0};
    Four low = {0, 0, 0, 0};
    std::int32_t count = 0;

    void add(Four products) {
        using Unsigned = Lanes<std::uint32_t, 4>::Type;
        const Four less = reinterpret_cast<Four>(reinterpret_cast<Unsigned>(products) - 1u);
        high += less >> 16;
        low += less & 0xFFFF;
        ++count;
    }
};

/// first + 2^16 high + low + count, saturated.
inline Four saturated_totals(Four high, Four low, Four first, std::int32_t count) {
    const Four fine = low + count + (first & 0xFFFF);
    const Four coarse = high + (first >> 16) + (fine >> 16); // the total is 2^16 coarse + the lower half of fine
    const Four ends = (coarse >> 31) ^ 0x7FFFFFFF;
    const Four fits = (coarse << 16 >> 16) == coarse;
    return (fits & ((coarse << 16) | (fine & 0xFFFF))) | (~fits & ends);
}

} // namespace simd
} // namespace kernel
} // namespace nervelet

#endif

#endif
