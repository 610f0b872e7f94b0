// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_CONVOLVE_HPP
#define NERVELET_KERNEL_VFP_CONVOLVE_HPP

#include "../portable/window_pairs.hpp"
#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace kernel {
namespace vfp {

/// z[j] = b[j] + 0 + sum_k x[k] row_k[j] for blocks of Width filters. blocks > 0, pairs > 0, and only blocks of 8 may
/// be more than one. The first window's sums are in s10-s17, the second's in s20-s27, and their x in s18, s19 and s28,
/// s29.
template <std::size_t Width>
__attribute__((noinline)) void convolve(const WindowPairs& windows, std::size_t first, std::size_t blocks) {
    static_assert(Width >= 2 && Width <= 8, "2 to 8 filters");
    const std::size_t rest = windows.stride - Width * sizeof(float);
    do {
        const float* x = windows.x;
        float* z = windows.z + first;
        std::size_t pairs = windows.pairs;
        do {
            const float* input = x;
            const float* second_input;
            const float* row = windows.weights + first;
            const float* bias = windows.bias + first;
            std::size_t left;
            std::size_t runs;
            __asm__ volatile(
                R"(
            vldmia %[bias], {s10-s1%c[last]}
            ldr %[runs], [%[windows], %[runs_at]]
            ldr %[second_input], [%[windows], %[partner_at]]
            add %[second_input], %[second_input], %[input]
            mov %[bias], #0
            vmov s8, %[bias]
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if \i <= %c[last]
            vadd.f32 s2\i, s1\i, s8
            vadd.f32 s1\i, s1\i, s8
        .endif
        .endr
            cmp %[runs], #0
            bne 2f
            b 5f
    1:      ldr %[bias], [%[windows], %[input_gap_at]]
            add %[input], %[input], %[bias]
            add %[second_input], %[second_input], %[bias]
            ldr %[bias], [%[windows], %[weight_gap_at]]
            add %[row], %[row], %[bias]
    2:      ldr %[left], [%[windows], %[count_at]]
            lsls %[bias], %[left], #31
            beq 3f
            add %[left], %[left], #1
            vldmia %[input]!, {s19}
            vldmia %[second_input]!, {s29}
            b 4f
    3:      vldmia %[input]!, {s18-s19}
            vldmia %[second_input]!, {s28-s29}
        .irp turn, 8, 9
        .if \turn == 9
    4:
        .endif
            vldmia %[row]!, {s0-s%c[last]}
            add %[row], %[row], %[rest]
        .irp half, 1, 2
        .irp x, \turn
        .irp pair, 0, 1, 2, 3
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if \i / 2 == \pair && \i <= %c[last]
        .if %c[is_short]
            vmla.f32 s\half\i, s\half\x, s\i
        .elseif \i & 1
            vmul.f32 s9, s\half\x, s\i
        .else
            vmul.f32 s8, s\half\x, s\i
        .endif
        .endif
        .endr
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if !%c[is_short] && \i / 2 == \pair && \i <= %c[last]
        .if \i & 1
            vadd.f32 s\half\i, s\half\i, s9
        .else
            vadd.f32 s\half\i, s\half\i, s8
        .endif
        .endif
        .endr
        .endr
        .endr
        .endr
        .endr
            subs %[left], %[left], #2
            bne 3b
            subs %[runs], %[runs], #1
            bne 1b
    5:      ldr %[bias], [%[windows], %[partner_z_at]]
            add %[bias], %[bias], %[z]
            vstmia %[z], {s10-s1%c[last]}
            vstmia %[bias], {s20-s2%c[last]}
        )"
                : [input] "+&r"(input), [second_input] "=&r"(second_input), [row] "+&r"(row), [bias] "+&r"(bias),
                  [left] "=&r"(left), [runs] "=&r"(runs)
                : [windows] "r"(&windows), [z] "r"(z), [rest] "r"(rest), [runs_at] "i"(offsetof(WindowPairs, runs)),
                  [count_at] "i"(offsetof(WindowPairs, count)), [input_gap_at] "i"(offsetof(WindowPairs, input_gap)),
                  [weight_gap_at] "i"(offsetof(WindowPairs, weight_gap)),
                  [partner_at] "i"(offsetof(WindowPairs, partner)),
                  [partner_z_at] "i"(offsetof(WindowPairs, partner_z)), [is_short] "i"(is_short), [last] "i"(Width - 1)
                : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13", "s14", "s15",
                  "s16", "s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27", "s28", "s29",
                  "cc", "memory");
            x += 2 * windows.partner / sizeof(float);
            z += 2 * windows.partner_z / sizeof(float);
        } while (--pairs > 0);
        first += Width;
    } while (Width == 8 && --blocks > 0);
}

} // namespace vfp
} // namespace kernel
} // namespace nervelet

#endif

#endif
