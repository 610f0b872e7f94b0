// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_ADD_DOTS_HPP
#define NERVELET_KERNEL_VFP_ADD_DOTS_HPP

#include "dot.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstddef>
#include <type_traits>

namespace nervelet {
namespace kernel {
namespace vfp {

/// sums[i] += rows[channels[i]] . delta for count > 0 channels, summed as Dot does; rows of Size numbers lie one after
/// the other. delta stays in s0-s15. The first eight numbers of a row come to s16-s23 and are its lanes, the others to
/// s24-s31; fewer than eight are added one after the other.
template <std::size_t Size>
__attribute__((noinline)) std::enable_if_t<(Size > 1 && Size <= 16)>
add_dots(const float* rows, const float* delta, const std::size_t* channels, std::size_t count, float* sums) {
    const float* row;
    __asm__ volatile(R"(
            vldmia %[delta], {s0-s%c[last]}
    1:      ldr %[row], [%[channels]], #4
            mla %[row], %[row], %[stride], %[rows]
        .if %c[last] > 7
            vldmia %[row]!, {s16-s23}
        .else
            vldmia %[row], {s16-s%c[last_number]}
        .endif
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .irp lane, 16, 17, 18, 19, 20, 21, 22, 23
        .if \lane == 16 + \i && \i <= %c[last]
            vmul.f32 s\lane, s\lane, s\i
        .endif
        .endr
        .endr
        .if %c[last] == 8
            vldmia %[row], {s24}
        .elseif %c[last] > 8
            vldmia %[row], {s24-s%c[last_number]}
        .endif
        .irp i, 8, 9, 10, 11, 12, 13, 14, 15
        .irp number, 24, 25, 26, 27, 28, 29, 30, 31
        .irp lane, 16, 17, 18, 19, 20, 21, 22, 23
        .if \number == 16 + \i && \lane == 8 + \i && \i <= %c[last]
        .if %c[is_short] && %c[last] == 15
            vmla.f32 s\lane, s\number, s\i
        .else
            vmul.f32 s\number, s\number, s\i
        .endif
        .endif
        .endr
        .endr
        .endr
        .if %c[last] == 15 && !%c[is_short]
        .irp number, 24, 25, 26, 27, 28, 29, 30, 31
        .irp lane, 16, 17, 18, 19, 20, 21, 22, 23
        .if \number == 8 + \lane
            vadd.f32 s\lane, s\lane, s\number
        .endif
        .endr
        .endr
        .endif
        .if %c[last] > 6
            vadd.f32 s16, s16, s20
            vadd.f32 s17, s17, s21
            vadd.f32 s18, s18, s22
            vadd.f32 s19, s19, s23
            vadd.f32 s16, s16, s18
            vadd.f32 s17, s17, s19
            vadd.f32 s16, s16, s17
        .else
        .irp number, 17, 18, 19, 20, 21, 22
        .if \number <= %c[last_number]
            vadd.f32 s16, s16, s\number
        .endif
        .endr
        .endif
        .irp number, 24, 25, 26, 27, 28, 29, 30
        .if \number <= %c[last_number] && %c[last] < 15
            vadd.f32 s16, s16, s\number
        .endif
        .endr
            vldr s17, [%[sums]]
            subs %[count], %[count], #1
            vadd.f32 s17, s17, s16
            vstmia %[sums]!, {s17}
            bne 1b
        )"
                     : [channels] "+&r"(channels), [count] "+&r"(count), [sums] "+&r"(sums), [row] "=&r"(row)
                     : [rows] "r"(rows), [delta] "r"(delta), [stride] "r"(Size * sizeof(float)), [last] "i"(Size - 1),
                       [last_number] "i"(Size + 15), [is_short] "i"(is_short)
                     : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13", "s14",
                       "s15", "s16", "s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27", "s28",
                       "s29", "s30", "s31", "cc", "memory");
}

/// The same for numbers that do not fit the registers, and for a single one.
template <std::size_t Size>
std::enable_if_t<(Size == 1 || Size > 16)> add_dots(const float* rows, const float* delta, const std::size_t* channels,
                                                    std::size_t count, float* sums) {
    for (std::size_t i = 0; i < count; ++i) {
        sums[i] += kernel::dot<Size>(rows + channels[i] * Size, delta, Vfp{});
    }
}

} // namespace vfp
} // namespace kernel
} // namespace nervelet

#endif

#endif
