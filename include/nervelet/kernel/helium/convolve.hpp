// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_CONVOLVE_HPP
#define NERVELET_KERNEL_HELIUM_CONVOLVE_HPP

#include "../portable/window_pairs.hpp"
#include "registers.hpp"

#if defined(NERVELET_HAS_HELIUM)

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace kernel {
namespace helium {

/// z[j] = b[j] + 0 + sum_k x[k] row_k[j] for blocks of Width filters, 4 to 8, of two windows at a time; rows lie Stride
/// bytes apart. blocks > 0, pairs > 0, and only blocks of 8 may be more than one. The first window's sums are in q0 and
/// q1, the second's in q2 and q3. Multiplications and additions are rounded one by one, in the order of the portable
/// form.
template <std::size_t Width, std::size_t Stride>
__attribute__((noinline)) void convolve(const WindowPairs& windows, std::size_t first, std::size_t blocks) {
    using Quad = Quads<Width>;
    do {
        const float* x = windows.x;
        float* z = windows.z + first;
        std::size_t pairs = windows.pairs;
        do {
            const float* input = x;
            const float* second_input = x + windows.partner / sizeof(float);
            const float* row = windows.weights + first;
            const float* bias = windows.bias + first;
            std::size_t runs;
            std::uint32_t value;
            std::uint32_t next;
            std::uint32_t second_value;
            std::uint32_t second_next;
            __asm__ volatile(
                R"(
        .macro nervelet_add_row first_x, second_x
        .if %c[quads] > 1
            vldrw.32 q5, [%[row], #%c[offset_1]]
        .endif
        .if %c[steps_on]
            vldrw.32 q4, [%[row]], #%c[short_stride]
        .else
            vldrw.32 q4, [%[row]]
            add %[row], %[row], %[stride]
        .endif
            vmul.f32 q6, q4, \first_x
            vmul.f32 q7, q4, \second_x
            vadd.f32 q0, q0, q6
            vadd.f32 q2, q2, q7
        .if %c[quads] > 1
            vmul.f32 q6, q5, \first_x
            vmul.f32 q7, q5, \second_x
            vadd.f32 q1, q1, q6
            vadd.f32 q3, q3, q7
        .endif
        .endm

            vldrw.32 q0, [%[bias]]
            vldrw.32 q1, [%[bias], #%c[offset_1]]
            vmov.i32 q4, #0
            ldr %[runs], [%[windows], %[runs_at]]
            vadd.f32 q0, q0, q4
            vadd.f32 q1, q1, q4
            vmov q2, q0
            vmov q3, q1
            cmp %[runs], #0
            beq 5f
            b 2f
    1:      ldr %[value], [%[windows], %[input_gap_at]]
            ldr %[next], [%[windows], %[weight_gap_at]]
            add %[input], %[input], %[value]
            add %[second_input], %[second_input], %[value]
            add %[row], %[row], %[next]
    2:      ldr %[next], [%[windows], %[count_at]]
            lsrs %[value], %[next], #1
            wls lr, %[value], 4f
    3:      ldrd %[value], %[next], [%[input]], #8
            ldrd %[second_value], %[second_next], [%[second_input]], #8
            nervelet_add_row %[value], %[second_value]
            nervelet_add_row %[next], %[second_next]
            le lr, 3b
            ldr %[next], [%[windows], %[count_at]]
    4:      lsls %[next], %[next], #31
            beq 6f
            ldr %[value], [%[input]], #4
            ldr %[second_value], [%[second_input]], #4
            nervelet_add_row %[value], %[second_value]
    6:      subs %[runs], %[runs], #1
            bne 1b
    5:      ldr %[runs], [%[windows], %[partner_z_at]]
            add %[runs], %[runs], %[z]
            vstrw.32 q0, [%[z]]
            vstrw.32 q2, [%[runs]]
        .if %c[quads] > 1
            vstrw.32 q1, [%[z], #%c[offset_1]]
            vstrw.32 q3, [%[runs], #%c[offset_1]]
        .endif
        .purgem nervelet_add_row
        )"
                : [input] "+&r"(input), [second_input] "+&r"(second_input), [row] "+&r"(row), [runs] "=&r"(runs),
                  [value] "=&r"(value), [next] "=&r"(next), [second_value] "=&r"(second_value),
                  [second_next] "=&r"(second_next)
                : [windows] "r"(&windows), [z] "r"(z), [bias] "r"(bias), [stride] "r"(Stride),
                  [steps_on] "i"(Stride <= longest_stride), [short_stride] "i"(Stride), [quads] "i"(Quad::count),
                  [offset_1] "i"(Quad::offset(1)), [runs_at] "i"(offsetof(WindowPairs, runs)),
                  [count_at] "i"(offsetof(WindowPairs, count)), [input_gap_at] "i"(offsetof(WindowPairs, input_gap)),
                  [weight_gap_at] "i"(offsetof(WindowPairs, weight_gap)),
                  [partner_z_at] "i"(offsetof(WindowPairs, partner_z))
                : "q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "lr", "cc", "memory");
            x += 2 * windows.partner / sizeof(float);
            z += 2 * windows.partner_z / sizeof(float);
        } while (--pairs > 0);
        first += Width;
    } while (Width == 8 && --blocks > 0);
}

} // namespace helium
} // namespace kernel
} // namespace nervelet

#endif

#endif
