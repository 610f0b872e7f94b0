// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_LARGER_VALUES_HPP
#define NERVELET_KERNEL_VFP_LARGER_VALUES_HPP

#include "../portable/larger_values.hpp"
#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace nervelet {
namespace kernel {
namespace vfp {

/// Says instead of a result that there may be a NaN.
constexpr std::uint32_t has_nan = 1u << 31;

/// y[i] = the larger one of eight pairs or, if it is <= 0, 0; slope[i] = 1 or 0, and bit i of the result says whether
/// the second one is larger: where KeepsSlopes. Only a NaN among the second ones would need other conditions: what they
/// sum up to tells whether there may be one, and then has_nan is returned and nothing is written.
template <bool KeepsSlopes>
__attribute__((noinline)) std::uint32_t larger_rectified(const float* first, const float* second, float* y,
                                                         float* slope) {
    std::uint32_t second_won = 0;
    __asm__ volatile(R"(
            vldmia %[second], {s8-s15}
            vadd.f32 s16, s8, s9
        .irp i, 10, 11, 12, 13, 14, 15
            vadd.f32 s16, s16, s\i
        .endr
            vldmia %[first], {s0-s7}
            vcmp.f32 s16, s16
            vmrs APSR_nzcv, fpscr
            bvc 1f
            mov %[second_won], %[has_nan]
            b 2f
    1:      vmov s16, %[second_won]
        .if %c[keeps_slopes]
            vmov.f32 s17, #1.0
        .endif
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .irp j, 8, 9, 10, 11, 12, 13, 14, 15
        .if \j == 8 + \i
            vcmp.f32 s\i, s\j
            vmrs APSR_nzcv, fpscr
        .if %c[keeps_slopes]
            itt mi
            vmovmi.f32 s\i, s\j
            orrmi %[second_won], %[second_won], #1 << \i
            vcmp.f32 s\i, #0
            vmrs APSR_nzcv, fpscr
            vmov.f32 s\j, s17
            itt ls
            vmovls.f32 s\i, s16
            vmovls.f32 s\j, s16
        .else
            it mi
            vmovmi.f32 s\i, s\j
            vcmp.f32 s\i, #0
            vmrs APSR_nzcv, fpscr
            it ls
            vmovls.f32 s\i, s16
        .endif
        .endif
        .endr
        .endr
            vstmia %[y], {s0-s7}
        .if %c[keeps_slopes]
            vstmia %[slope], {s8-s15}
        .endif
    2:
        )"
                     : [second_won] "+r"(second_won)
                     : [first] "r"(first), [second] "r"(second), [y] "r"(y), [slope] "r"(slope), [has_nan] "i"(has_nan),
                       [keeps_slopes] "i"(KeepsSlopes ? 1 : 0)
                     : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13", "s14",
                       "s15", "s16", "s17", "cc", "memory");
    return second_won;
}

} // namespace vfp

template <class TwoSlopes, std::size_t Size, class = std::enable_if_t<TwoSlopes::is_rectified && Size == 8>>
void larger_values(const float* first, const float* second, float* y, Vfp) {
    if (vfp::larger_rectified<false>(first, second, y, nullptr) == vfp::has_nan) {
        larger_values<TwoSlopes, Size>(first, second, y, Portable{});
    }
}

template <class TwoSlopes, std::size_t Size, class = std::enable_if_t<TwoSlopes::is_rectified && Size == 8>>
std::uint32_t larger_values_and_slopes(const float* first, const float* second, float* y, float* slope, Vfp) {
    const std::uint32_t second_won = vfp::larger_rectified<true>(first, second, y, slope);
    return second_won == vfp::has_nan ? larger_values_and_slopes<TwoSlopes, Size>(first, second, y, slope, Portable{})
                                      : second_won;
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
