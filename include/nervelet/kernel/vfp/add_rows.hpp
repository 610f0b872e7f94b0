// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_ADD_ROWS_HPP
#define NERVELET_KERNEL_VFP_ADD_ROWS_HPP

#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstdint>

namespace nervelet {
namespace kernel {
namespace vfp {

/// sums[k] = sum_p x_p[k] delta_p over count > 0 of each, in ascending order, from 0 or, where goes_on, from sums[k]
/// on; strides are in bytes. A delta that is zero is left out, because ReLU and pools leave many. The sums stay in
/// s10-s29, eight x at a time in s0-s7.
template <std::size_t Size>
__attribute__((noinline)) void add_rows(const float* x, std::size_t x_stride, const float* delta,
                                        std::size_t delta_stride, std::size_t count, bool goes_on, float* sums) {
    static_assert(Size >= 1 && Size <= most_sums, "1 to 20 sums");
    std::uint32_t value = goes_on;
    std::uint32_t magnitude;
    __asm__ volatile(
        R"(
            cbnz %[value], 4f
        .irp i, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14
        .if 2 * \i <= %c[last]
            vmov d\i, %[value], %[value]
        .endif
        .endr
            b 2f
    4:
        .if %c[size] == 1
            vldmia %[sums], {s10}
        .else
            vldmia %[sums], {s10-s%c[last]}
        .endif
            b 2f
    1:      add %[x], %[x], %[x_stride]
            subs %[count], %[count], #1
            beq 3f
    2:      ldr %[value], [%[delta]]
            add %[delta], %[delta], %[delta_stride]
            lsls %[magnitude], %[value], #1
            beq 1b
            vmov s8, %[value]
        .irp group, 0, 8, 16
        .if %c[size] - \group > 7
            vldmia %[x]!, {s0-s7}
        .elseif %c[size] - \group > 1
            vldmia %[x]!, {s0-s%c[last_of_group]}
        .elseif %c[size] - \group == 1
            vldmia %[x]!, {s0}
        .endif
        .irp pair, 0, 1, 2, 3
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .irp sum, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29
        .if \i / 2 == \pair && \sum == \group + \i + 10 && \sum < %c[size] + 10
        .if %c[is_short]
            vmla.f32 s\sum, s8, s\i
        .elseif \i & 1
            vmul.f32 s30, s8, s\i
        .else
            vmul.f32 s9, s8, s\i
        .endif
        .endif
        .endr
        .endr
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .irp sum, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29
        .if !%c[is_short] && \i / 2 == \pair && \sum == \group + \i + 10 && \sum < %c[size] + 10
        .if \i & 1
            vadd.f32 s\sum, s\sum, s30
        .else
            vadd.f32 s\sum, s\sum, s9
        .endif
        .endif
        .endr
        .endr
        .endr
        .endr
            add %[x], %[x], %[x_rest]
            subs %[count], %[count], #1
            bne 2b
    3:
        .if %c[size] == 1
            vstmia %[sums], {s10}
        .else
            vstmia %[sums], {s10-s%c[last]}
        .endif
        )"
        : [x] "+&r"(x), [delta] "+&r"(delta), [count] "+&r"(count), [value] "+&l"(value), [magnitude] "=&r"(magnitude)
        : [sums] "r"(sums), [x_stride] "r"(x_stride), [x_rest] "r"(x_stride - Size * sizeof(float)),
          [delta_stride] "r"(delta_stride), [size] "i"(Size), [last] "i"(9 + Size), [last_of_group] "i"((Size - 1) % 8),
          [is_short] "i"(is_short)
        : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13", "s14", "s15", "s16",
          "s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27", "s28", "s29", "s30", "cc",
          "memory");
}

/// sums[j] = sum_p delta_p[j] over count > 0 of them, in the same way.
template <std::size_t Size>
__attribute__((noinline)) void add_numbers(const float* delta, std::size_t stride, std::size_t count, bool goes_on,
                                           float* sums) {
    static_assert(Size >= 1 && Size <= 8, "1 to 8 sums");
    std::uint32_t value = goes_on;
    __asm__ volatile(R"(
            cbnz %[value], 2f
        .irp i, 4, 5, 6, 7
        .if 2 * \i <= 8 + %c[last]
            vmov d\i, %[value], %[value]
        .endif
        .endr
            b 1f
    2:
        .if %c[last] == 0
            vldmia %[sums], {s8}
    1:      vldmia %[delta], {s0}
        .else
            vldmia %[sums], {s8-s%c[last_sum]}
    1:      vldmia %[delta], {s0-s%c[last]}
        .endif
            add %[delta], %[delta], %[stride]
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .irp sum, 8, 9, 10, 11, 12, 13, 14, 15
        .if \i <= %c[last] && \sum == 8 + \i
            vadd.f32 s\sum, s\sum, s\i
        .endif
        .endr
        .endr
            subs %[count], %[count], #1
            bne 1b
        .if %c[last] == 0
            vstmia %[sums], {s8}
        .else
            vstmia %[sums], {s8-s%c[last_sum]}
        .endif
        )"
                     : [delta] "+&r"(delta), [count] "+&r"(count), [value] "+&l"(value)
                     : [sums] "r"(sums), [stride] "r"(stride), [last] "i"(Size - 1), [last_sum] "i"(Size + 7)
                     : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13", "s14",
                       "s15", "cc", "memory");
}

} // namespace vfp
} // namespace kernel
} // namespace nervelet

#endif

#endif
