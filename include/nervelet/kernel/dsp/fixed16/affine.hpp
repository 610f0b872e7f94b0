// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_DSP_FIXED16_AFFINE_HPP
#define NERVELET_KERNEL_DSP_FIXED16_AFFINE_HPP

#include "../../portable/fixed16/affine.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_DSP)

#include <cstddef>
#include <type_traits>

namespace nervelet {
namespace kernel {
namespace dsp {

/// Two rows of weights, of which the second one follows the first, and their sums.
struct TwoRows {
    const std::int16_t* x;
    const std::int16_t* first;
    const std::int16_t* second;
    std::int32_t sum_of_first;
    std::int32_t sum_of_second;
};

/// Goes on to x = end, eight products a turn; at least one turn. All addresses are those of words.
inline void add_eights(TwoRows& rows, const std::int16_t* end) {
    register const std::int16_t* x __asm__("r0") = rows.x;
    register const std::int16_t* first __asm__("r1") = rows.first;
    register const std::int16_t* second __asm__("r2") = rows.second;
    register const std::int16_t* x_end __asm__("r3") = end;
    register std::int32_t sum_of_first __asm__("r12") = rows.sum_of_first;
    register std::int32_t sum_of_second __asm__("lr") = rows.sum_of_second;
    __asm__ volatile(R"(
            push {r4-r11}
    1:      ldm r0!, {r4-r7}
            ldm r1!, {r8-r11}
            smlad r12, r4, r8, r12
            smlad r12, r5, r9, r12
            smlad r12, r6, r10, r12
            smlad r12, r7, r11, r12
            ldm r2!, {r8-r11}
            smlad lr, r4, r8, lr
            smlad lr, r5, r9, lr
            smlad lr, r6, r10, lr
            smlad lr, r7, r11, lr
            cmp r0, r3
            bne 1b
            pop {r4-r11}
        )"
                     : "+r"(x), "+r"(first), "+r"(second), "+r"(sum_of_first), "+r"(sum_of_second)
                     : "r"(x_end)
                     : "cc", "memory");
    rows = {x, first, second, sum_of_first, sum_of_second};
}

/// The same, two products a turn, at any addresses.
inline void add_pairs(TwoRows& rows, const std::int16_t* end) {
    std::uint32_t pair_of_x;
    std::uint32_t pair;
    __asm__ volatile(R"(
    1:      ldr %[of_x], [%[x]], #4
            ldr %[pair], [%[first]], #4
            smlad %[sum_of_first], %[of_x], %[pair], %[sum_of_first]
            ldr %[pair], [%[second]], #4
            smlad %[sum_of_second], %[of_x], %[pair], %[sum_of_second]
            cmp %[x], %[end]
            bne 1b
        )"
                     : [x] "+r"(rows.x), [first] "+r"(rows.first), [second] "+r"(rows.second),
                       [sum_of_first] "+r"(rows.sum_of_first), [sum_of_second] "+r"(rows.sum_of_second),
                       [of_x] "=&r"(pair_of_x), [pair] "=&r"(pair)
                     : [end] "r"(end)
                     : "cc", "memory");
}

/// Shapes are no part of its type, so that all layers have one copy of it. Of an odd number of outputs the last two are
/// computed together again, a single one twice.
__attribute__((noinline)) inline void affine(const std::int16_t* x, const std::int16_t* weights, std::int32_t* sums,
                                             std::size_t inputs, std::size_t outputs, std::int32_t bias_factor,
                                             std::int32_t start) {
    const std::int16_t* bias = weights + inputs * outputs;
    const bool are_words = is_word_aligned(x) && is_word_aligned(weights) && inputs % 2 == 0;
    const std::int16_t* const end_of_eights = x + (are_words ? inputs / 8 * 8 : 0);
    const std::int16_t* const end_of_pairs = x + inputs / 2 * 2;
    const std::size_t next = outputs > 1 ? 1 : 0;
    const std::size_t distance = next * inputs;
    for (std::size_t o = 0;; o += 2) {
        if (o + next == outputs) {
            --o;
            weights -= inputs;
        }
        TwoRows rows{x, weights, weights + distance, bias[o] * bias_factor + start,
                     bias[o + next] * bias_factor + start};
        if (rows.x != end_of_eights) {
            add_eights(rows, end_of_eights);
        }
        if (rows.x != end_of_pairs) {
            add_pairs(rows, end_of_pairs);
        }
        weights = rows.second;
        if (inputs % 2 != 0) {
            const std::uint32_t last = static_cast<std::uint16_t>(*rows.x);
            rows.sum_of_first = add_low_low(last, static_cast<std::uint16_t>(*rows.first), rows.sum_of_first);
            rows.sum_of_second = add_low_low(last, static_cast<std::uint16_t>(*weights++), rows.sum_of_second);
        }
        sums[o] = rows.sum_of_first;
        sums[o + next] = rows.sum_of_second;
        if (o + 2 >= outputs) {
            break;
        }
    }
}

} // namespace dsp

/// What a look at Q takes is nothing beside the sums.
constexpr bool fixed16_saturates_for_free(Dsp) {
    return true;
}

/// A single input makes no pairs.
template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start,
          std::enable_if_t<(Inputs > 1), int> = 0>
void fixed16_affine(const std::int16_t* x, const std::int16_t* weights, std::int32_t* sums, Dsp) {
    dsp::affine(x, weights, sums, Inputs, Outputs, std::int32_t(1) << BiasShift, Start);
}

/// A sum that has left 32 bits may have come back: then it is computed again for nothing.
template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start>
void fixed16_affine_saturated(const std::int16_t* x, const std::int16_t* weights, std::int32_t* sums, Dsp) {
    dsp::forget_overflow();
    dsp::affine(x, weights, sums, Inputs, Outputs, std::int32_t(1) << BiasShift, Start);
    if (dsp::has_overflowed()) {
        fixed16_affine_saturated<Inputs, Outputs, BiasShift, Start>(x, weights, sums, Portable{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
