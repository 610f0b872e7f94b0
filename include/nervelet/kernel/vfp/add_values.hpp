// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_ADD_VALUES_HPP
#define NERVELET_KERNEL_VFP_ADD_VALUES_HPP

#include "../portable/add_values.hpp"
#include "registers.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace nervelet {
namespace kernel {
namespace vfp {

/// y[i] += z[i] for each of eight z that is not <= 0, so also for NaN: the condition hi. A sum is never -0, so adding
/// the 0 of the others would not change it. Returns a bit for each that was added where KeepsSlopes.
template <bool KeepsSlopes>
__attribute__((noinline)) std::uint32_t add_rectified(const float* z, float* y) {
    std::uint32_t slopes = 0;
    __asm__ volatile(R"(
            vldmia %[z], {s0-s7}
            vldmia %[y], {s8-s15}
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .irp sum, 8, 9, 10, 11, 12, 13, 14, 15
        .if \sum == 8 + \i
            vcmp.f32 s\i, #0
            vmrs APSR_nzcv, fpscr
        .if %c[keeps_slopes]
            itt hi
            vaddhi.f32 s\sum, s\sum, s\i
            orrhi %[slopes], %[slopes], #1 << \i
        .else
            it hi
            vaddhi.f32 s\sum, s\sum, s\i
        .endif
        .endif
        .endr
        .endr
            vstmia %[y], {s8-s15}
        )"
                     : [slopes] "+r"(slopes)
                     : [z] "r"(z), [y] "r"(y), [keeps_slopes] "i"(KeepsSlopes ? 1 : 0)
                     : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13", "s14",
                       "s15", "cc", "memory");
    return slopes;
}

} // namespace vfp

template <class TwoSlopes, std::size_t Size, class = std::enable_if_t<TwoSlopes::is_rectified && Size == 8>>
void add_values(const float* z, float* y, Vfp) {
    vfp::add_rectified<false>(z, y);
}

template <class TwoSlopes, std::size_t Size, class = std::enable_if_t<TwoSlopes::is_rectified && Size == 8>>
std::uint32_t add_values_and_slopes(const float* z, float* y, Vfp) {
    return vfp::add_rectified<true>(z, y);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
