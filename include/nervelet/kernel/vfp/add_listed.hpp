// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_ADD_LISTED_HPP
#define NERVELET_KERNEL_VFP_ADD_LISTED_HPP

#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace kernel {
namespace vfp {

/// A few numbers that lie one after the other, and by what they are to be multiplied.
struct Listed {
    const float* x;
    float delta;
};

/// sums[k] = sum over count > 0 of these of x[k] delta, in their order, from 0 or, where goes_on, from sums[k] on; x is
/// counted from `begin` bytes behind. The sums stay in s10-s29, eight x at a time in s0-s7.
template <std::size_t Size>
__attribute__((noinline)) void add_listed(const Listed* listed, std::size_t count, std::size_t begin, bool goes_on,
                                          float* sums) {
    static_assert(Size >= 1 && Size <= most_sums, "1 to 20 sums");
    std::uint32_t x = goes_on;
    __asm__ volatile(
        R"(
            cbnz %[x], 2f
        .irp i, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14
        .if 2 * \i <= %c[last]
            vmov d\i, %[x], %[x]
        .endif
        .endr
            b 1f
    2:
        .if %c[size] == 1
            vldmia %[sums], {s10}
        .else
            vldmia %[sums], {s10-s%c[last]}
        .endif
    1:      ldr %[x], [%[listed]], #4
            add %[x], %[x], %[begin]
            vldmia %[listed]!, {s8}
        .irp group, 0, 8, 16
        .if %c[size] - \group > 7
            vldmia %[x]!, {s0-s7}
        .elseif %c[size] - \group > 1
            vldmia %[x], {s0-s%c[last_of_group]}
        .elseif %c[size] - \group == 1
            vldmia %[x], {s0}
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
            subs %[count], %[count], #1
            bne 1b
        .if %c[size] == 1
            vstmia %[sums], {s10}
        .else
            vstmia %[sums], {s10-s%c[last]}
        .endif
        )"
        : [listed] "+&r"(listed), [count] "+&r"(count), [x] "+&l"(x)
        : [sums] "r"(sums), [begin] "r"(begin), [size] "i"(Size), [last] "i"(9 + Size),
          [last_of_group] "i"((Size - 1) % 8), [is_short] "i"(is_short)
        : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13", "s14", "s15", "s16",
          "s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27", "s28", "s29", "s30", "cc",
          "memory");
}

} // namespace vfp
} // namespace kernel
} // namespace nervelet

#endif

#endif
