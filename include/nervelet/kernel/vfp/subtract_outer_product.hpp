// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_SUBTRACT_OUTER_PRODUCT_HPP
#define NERVELET_KERNEL_VFP_SUBTRACT_OUTER_PRODUCT_HPP

#include "../portable/subtract_outer_product.hpp"
#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstdint>

namespace nervelet {
namespace kernel {
namespace vfp {

/// row_k[j] -= (x[k] scale) delta[j] for blocks of Width columns; rows lie stride bytes apart; one whose x[k] is zero
/// stays as it is. The bias is one more row, with an x of 1. rows > 0, blocks > 0, and only blocks of 16 may be more
/// than one. Products are formed two by two, in s18 and s19, because the next instruction would wait for a result.
template <std::size_t Width>
__attribute__((noinline)) void subtract_outer_product(const float* x, float scale, const float* delta, float* weights,
                                                      std::size_t stride, std::size_t rows, std::size_t blocks) {
    using Half = Halves<Width>;
    constexpr int at_once = rows_at_once<Width>();
    const std::size_t rest = stride - Half::bytes_of_first;
    do {
        const float* input = x;
        float* row = weights;
        std::size_t left = rows;
        std::uint32_t value;
        std::uint32_t magnitude;
        __asm__ volatile(R"(
            vmov s9, %[scale]
            vldmia %[delta]!, {s10-s1%c[first_last]}
        .if %c[second] > 0
            vldmia %[delta]!, {s20-s2%c[second_last]}
        .endif
        .if %c[at_once] > 1
            ands %[magnitude], %[left], #%c[at_once] - 1
            beq 10f
            add %[left], %[left], #%c[at_once]
            sub %[left], %[left], %[magnitude]
        .irp turn, 1, 2, 3
        .if \turn < %c[at_once]
            cmp %[magnitude], #%c[at_once] - \turn
            beq 1\turn\()f
        .endif
        .endr
        .endif
            b 10f
        .irp turn, 0, 1, 2
        .if \turn < %c[at_once] - 1
    2\turn\():    add %[row], %[row], %[stride]
            b 3\turn\()f
        .endif
        .endr
    4:      add %[row], %[row], %[stride]
            subs %[left], %[left], #%c[at_once]
            beq 6f
        .irp turn, 0, 1, 2, 3
        .if \turn < %c[at_once]
    1\turn\():    ldr %[value], [%[input]], #4
            lsls %[magnitude], %[value], #1
        .if \turn < %c[at_once] - 1
            beq 2\turn\()b
        .else
            beq 4b
        .endif
        .if \turn == %c[at_once] - 1
    5:
        .endif
            vmov s8, %[value]
            vmul.f32 s8, s8, s9
        .irp half, 1, 2
        .if \half == 1
            vldmia %[row], {s0-s%c[first_last]}
        .elseif %c[second] > 0
            vldmia %[row], {s0-s%c[second_last]}
        .endif
        .irp pair, 0, 1, 2, 3
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if \i / 2 == \pair && (\half == 1 && \i < %c[first] || \half == 2 && \i < %c[second])
        .if %c[is_short]
            vmls.f32 s\i, s8, s\half\i
        .elseif \i & 1
            vmul.f32 s19, s8, s\half\i
        .else
            vmul.f32 s18, s8, s\half\i
        .endif
        .endif
        .endr
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if !%c[is_short] && \i / 2 == \pair && (\half == 1 && \i < %c[first] || \half == 2 && \i < %c[second])
        .if \i & 1
            vsub.f32 s\i, s\i, s19
        .else
            vsub.f32 s\i, s\i, s18
        .endif
        .endif
        .endr
        .endr
        .if \half == 1
            vstmia %[row]!, {s0-s%c[first_last]}
        .elseif %c[second] > 0
            vstmia %[row], {s0-s%c[second_last]}
        .endif
        .endr
            add %[row], %[row], %[rest]
    3\turn\():
        .endif
        .endr
            subs %[left], %[left], #%c[at_once]
            bhi 10b
            bmi 7f
    6:      mov %[value], #0x3f800000
            b 5b
    7:
        )"
                         : [input] "+&r"(input), [delta] "+&r"(delta), [row] "+&r"(row), [left] "+&r"(left),
                           [value] "=&r"(value), [magnitude] "=&r"(magnitude)
                         : [scale] "r"(scale), [stride] "r"(stride), [rest] "r"(rest), [is_short] "i"(is_short),
                           [at_once] "i"(at_once), [first] "i"(Half::first), [second] "i"(Half::second),
                           [first_last] "i"(Half::first - 1), [second_last] "i"(Half::second - 1)
                         : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13",
                           "s14", "s15", "s16", "s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24", "s25", "s26",
                           "s27", "cc", "memory");
        weights += Width;
    } while (Width == 16 && --blocks > 0);
}

} // namespace vfp

/// The last Width columns, which do not fill a block.
template <std::size_t Rows, std::size_t Columns, std::size_t Width>
void subtract_rest(const float* x, float scale, const float* delta, float* weights,
                   std::integral_constant<std::size_t, Width>) {
    constexpr std::size_t first = Columns - Width;
    vfp::subtract_outer_product<Width>(x, scale, delta + first, weights + first, Columns * sizeof(float), Rows, 1);
}

template <std::size_t Rows, std::size_t Columns>
void subtract_rest(const float* x, float scale, const float* delta, float* weights,
                   std::integral_constant<std::size_t, 1>) {
    SubtractOuterProduct<float, Rows, Columns, const float*>{x, scale, delta, weights}(Columns - 1,
                                                                                       std::index_sequence<0>{});
}

template <std::size_t Rows, std::size_t Columns>
void subtract_rest(const float*, float, const float*, float*, std::integral_constant<std::size_t, 0>) {}

template <std::size_t Rows, std::size_t Columns>
void subtract_outer_product(const float* x, float scale, const float* delta, float* weights, Vfp) {
    constexpr std::size_t blocks = Columns / block_width;
    if (blocks > 0) {
        vfp::subtract_outer_product<block_width>(x, scale, delta, weights, Columns * sizeof(float), Rows, blocks);
    }
    subtract_rest<Rows, Columns>(x, scale, delta, weights,
                                 std::integral_constant<std::size_t, Columns % block_width>{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
