// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_AFFINE_HPP
#define NERVELET_KERNEL_VFP_AFFINE_HPP

#include "../portable/affine.hpp"
#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstdint>

namespace nervelet {
namespace kernel {
namespace vfp {

/// z[j] = row_rows[j] + sum_k x[k] row_k[j] for blocks of Width columns; rows lie stride bytes apart, the bias after
/// the last; one whose x[k] is zero is left out. rows > 0, blocks > 0, and only blocks of 16 may be more than one. The
/// code of a row is written out for each row of an iteration (.irp turn); where rows are left over, the first iteration
/// begins in its midst.
template <std::size_t Width>
__attribute__((noinline)) void affine(const float* x, const float* weights, std::size_t stride, std::size_t rows,
                                      float* z, std::size_t blocks) {
    using Half = Halves<Width>;
    constexpr int at_once = rows_at_once<Width>();
    const std::size_t rest = stride - Half::bytes_of_first;
    do {
        const float* input = x;
        const float* row = weights;
        const float* bias;
        std::size_t left = rows;
        std::uint32_t value;
        std::uint32_t magnitude;
        __asm__ volatile(R"(
            mla %[bias], %[left], %[stride], %[row]
            vldmia %[bias]!, {s10-s1%c[first_last]}
        .if %c[second] > 0
            vldmia %[bias], {s20-s2%c[second_last]}
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
            beq 5f
        .irp turn, 0, 1, 2, 3
        .if \turn < %c[at_once]
    1\turn\():    ldr %[value], [%[input]], #4
            lsls %[magnitude], %[value], #1
        .if \turn < %c[at_once] - 1
            beq 2\turn\()b
        .else
            beq 4b
        .endif
            vmov s8, %[value]
        .irp half, 1, 2
        .if \half == 1
            vldmia %[row]!, {s0-s%c[first_last]}
        .elseif %c[second] > 0
            vldmia %[row], {s0-s%c[second_last]}
        .endif
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if \half == 1 && \i < %c[first] || \half == 2 && \i < %c[second]
        .if %c[is_short]
            vmla.f32 s\half\i, s8, s\i
        .else
            vmul.f32 s\i, s8, s\i
        .endif
        .endif
        .endr
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if !%c[is_short] && (\half == 1 && \i < %c[first] || \half == 2 && \i < %c[second])
            vadd.f32 s\half\i, s\half\i, s\i
        .endif
        .endr
        .endr
            add %[row], %[row], %[rest]
    3\turn\():
        .endif
        .endr
            subs %[left], %[left], #%c[at_once]
            bne 10b
    5:      vstmia %[z]!, {s10-s1%c[first_last]}
        .if %c[second] > 0
            vstmia %[z]!, {s20-s2%c[second_last]}
        .endif
        )"
                         : [input] "+&r"(input), [row] "+&r"(row), [left] "+&r"(left), [bias] "=&r"(bias), [z] "+&r"(z),
                           [value] "=&r"(value), [magnitude] "=&r"(magnitude)
                         : [stride] "r"(stride), [rest] "r"(rest), [is_short] "i"(is_short), [at_once] "i"(at_once),
                           [first] "i"(Half::first), [second] "i"(Half::second), [first_last] "i"(Half::first - 1),
                           [second_last] "i"(Half::second - 1)
                         : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s10", "s11", "s12", "s13", "s14",
                           "s15", "s16", "s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27",
                           "cc", "memory");
        weights += Width;
    } while (Width == 16 && --blocks > 0);
}

} // namespace vfp

/// The last Width columns, which do not fill a block.
template <std::size_t Rows, std::size_t Columns, std::size_t Width>
void affine_of_rest(const float* x, const float* weights, float* z, std::integral_constant<std::size_t, Width>) {
    vfp::affine<Width>(x, weights + Columns - Width, Columns * sizeof(float), Rows, z + Columns - Width, 1);
}

template <std::size_t Rows, std::size_t Columns>
void affine_of_rest(const float* x, const float* weights, float* z, std::integral_constant<std::size_t, 1>) {
    Affine<float, Rows, Columns, const float*>{x, weights, z}(Columns - 1, std::index_sequence<0>{});
}

template <std::size_t Rows, std::size_t Columns>
void affine_of_rest(const float*, const float*, float*, std::integral_constant<std::size_t, 0>) {}

template <std::size_t Rows, std::size_t Columns>
void affine(const float* x, const float* weights, float* z, Vfp) {
    constexpr std::size_t blocks = Columns / block_width;
    if (blocks > 0) {
        vfp::affine<block_width>(x, weights, Columns * sizeof(float), Rows, z, blocks);
    }
    affine_of_rest<Rows, Columns>(x, weights, z, std::integral_constant<std::size_t, Columns % block_width>{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
