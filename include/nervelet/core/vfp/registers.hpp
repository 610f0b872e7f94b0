// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_VFP_REGISTERS_HPP
#define NERVELET_CORE_VFP_REGISTERS_HPP

#include <cstddef>

/// This room holds the inner loops for the single-precision FPU of Armv7E-M and Armv8-M (Cortex-M4F, M7, M33, M55).
/// What compilers do not find is VLDM: N numbers in 1 + N cycles and one instruction, instead of 2 N and N. Every
/// number is formed in the order of the portable kernels, with the same bits. NERVELET_PORTABLE_KERNELS switches the
/// room off.
/// VMLA multiplies and adds in one instruction and rounds both, like VMUL and VADD: fewer instructions, less flash, the
/// same bits. On the M4F it takes 3 cycles instead of 2, so there only NERVELET_SHORT_KERNELS asks for it; the FPUs
/// since, of M7, M33 and M55, are pipelined.
#if defined(__GNUC__) && defined(__thumb2__) && defined(__ARM_FP) && defined(__ARM_PCS_VFP) &&                         \
    !defined(NERVELET_PORTABLE_KERNELS)
#if (__ARM_FP & 4) != 0 && __ARM_ARCH_PROFILE == 'M'
#define NERVELET_HAS_VFP 1
#endif
#endif

namespace nervelet {
namespace vfp {

#if defined(NERVELET_SHORT_KERNELS) || __ARM_ARCH >= 8 || (defined(__ARM_FP) && (__ARM_FP & 8) != 0)
constexpr int is_short = 1;
#else
constexpr int is_short = 0;
#endif

/// Registers go by decades, so that one digit names a number in each of them: a block of 2 to 16 columns keeps its
/// numbers in s0-s7 and s10-s17; s20-s27 hold the part of a row that is worked on, s31 the factor of the row. The
/// assembler writes one line out for each column (.irp) that the half of the block has (.if). It takes no range of a
/// single register, so no half has one column.
template <std::size_t Width>
struct Halves {
    static_assert(Width >= 2 && Width <= 16, "a block has 2 to 16 columns");
    static constexpr int first = Width < 8 ? static_cast<int>(Width) : Width == 9 ? 7 : 8;
    static constexpr int second = static_cast<int>(Width) - first;
    static constexpr std::size_t bytes_of_first = static_cast<std::size_t>(second > 0 ? first : 0) * sizeof(float);
};

} // namespace vfp
} // namespace nervelet

#endif
