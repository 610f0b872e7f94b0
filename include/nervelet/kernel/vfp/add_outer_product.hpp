// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_ADD_OUTER_PRODUCT_HPP
#define NERVELET_KERNEL_VFP_ADD_OUTER_PRODUCT_HPP

#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstdint>

namespace nervelet {
namespace kernel {
namespace vfp {

/// How many steps an iteration of add_outer_product works on: two, which saves 2 of 78 instructions and takes 136 bytes
/// of flash; one where VMLA keeps the code short, and where the number of steps is odd.
template <std::size_t Steps>
constexpr int steps_at_once() {
    return !is_short && Steps % 2 == 0 ? 2 : 1;
}

/// sums[j] = sum_t x_t delta_t[j] over count > 0 steps, a multiple of AtOnce, in ascending order, from 0 or, where
/// goes_on, from sums[j] on; strides are in bytes.
template <std::size_t Width, int AtOnce>
__attribute__((noinline)) void add_outer_product(const float* x, std::size_t x_stride, const float* delta,
                                                 std::size_t delta_stride, std::size_t count, bool goes_on,
                                                 float* sums) {
    using Half = Halves<Width>;
    std::uint32_t value = goes_on;
    __asm__ volatile(
        R"(
            cbnz %[value], 1f
        .irp i, 5, 6, 7, 8, 10, 11, 12, 13
        .if \i < 10 || %c[second] > 0
            vmov d\i, %[value], %[value]
        .endif
        .endr
            b 2f
    1:      vldmia %[sums]!, {s10-s1%c[first_last]}
        .if %c[second] > 0
            vldmia %[sums], {s20-s2%c[second_last]}
        .endif
            sub %[sums], %[sums], %[bytes_of_first]
    2:
        .rept %c[at_once]
            vldr s8, [%[x]]
            add %[x], %[x], %[x_stride]
        .irp half, 1, 2
        .if \half == 1
            vldmia %[delta]!, {s0-s%c[first_last]}
        .elseif %c[second] > 0
            vldmia %[delta], {s0-s%c[second_last]}
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
            add %[delta], %[delta], %[rest]
        .endr
            subs %[count], %[count], #%c[at_once]
            bne 2b
            vstmia %[sums]!, {s10-s1%c[first_last]}
        .if %c[second] > 0
            vstmia %[sums], {s20-s2%c[second_last]}
        .endif
        )"
        : [x] "+&r"(x), [delta] "+&r"(delta), [count] "+&r"(count), [sums] "+&r"(sums), [value] "+&l"(value)
        : [x_stride] "r"(x_stride), [rest] "r"(delta_stride - Half::bytes_of_first),
          [bytes_of_first] "i"(Half::bytes_of_first), [is_short] "i"(is_short), [at_once] "i"(AtOnce),
          [first] "i"(Half::first), [second] "i"(Half::second), [first_last] "i"(Half::first - 1),
          [second_last] "i"(Half::second - 1)
        : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s10", "s11", "s12", "s13", "s14", "s15", "s16", "s17",
          "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27", "cc", "memory");
}

/// numbers[j] -= scale sums[j].
template <std::size_t Width>
__attribute__((noinline)) void subtract_scaled(const float* sums, float scale, float* numbers) {
    using Half = Halves<Width>;
    __asm__ volatile(
        R"(
            vmov s8, %[scale]
        .irp half, 1, 2
        .if \half == 1
            vldmia %[sums]!, {s10-s1%c[first_last]}
            vldmia %[numbers], {s0-s%c[first_last]}
        .elseif %c[second] > 0
            vldmia %[sums], {s20-s2%c[second_last]}
            vldmia %[numbers], {s0-s%c[second_last]}
        .endif
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if \half == 1 && \i < %c[first] || \half == 2 && \i < %c[second]
        .if %c[is_short]
            vmls.f32 s\i, s8, s\half\i
        .else
            vmul.f32 s\half\i, s8, s\half\i
        .endif
        .endif
        .endr
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .if !%c[is_short] && (\half == 1 && \i < %c[first] || \half == 2 && \i < %c[second])
            vsub.f32 s\i, s\i, s\half\i
        .endif
        .endr
        .if \half == 1
            vstmia %[numbers]!, {s0-s%c[first_last]}
        .elseif %c[second] > 0
            vstmia %[numbers], {s0-s%c[second_last]}
        .endif
        .endr
        )"
        : [sums] "+&r"(sums), [numbers] "+&r"(numbers)
        : [scale] "r"(scale), [is_short] "i"(is_short), [first] "i"(Half::first), [second] "i"(Half::second),
          [first_last] "i"(Half::first - 1), [second_last] "i"(Half::second - 1)
        : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s10", "s11", "s12", "s13", "s14", "s15", "s16", "s17",
          "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27", "cc", "memory");
}

} // namespace vfp
} // namespace kernel
} // namespace nervelet

#endif

#endif
