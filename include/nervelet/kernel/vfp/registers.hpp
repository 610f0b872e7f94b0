// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_REGISTERS_HPP
#define NERVELET_KERNEL_VFP_REGISTERS_HPP

#include <cstddef>

#include "../target.hpp"

/// This folder holds the inner loops for the single-precision floating point unit of Armv7E-M and Armv8-M (Cortex-M4F,
/// M7, M33, M55). What compilers do not find is VLDM: N numbers in 1 + N cycles and one instruction, instead of 2 N and
/// N. Every number is formed in the order of the portable kernels, with the same bits.
/// VMLA multiplies and adds in one instruction and rounds both, like VMUL and VADD: fewer instructions, less flash, the
/// same bits. On the M4F it takes 3 cycles instead of 2, so there only NERVELET_SHORT_KERNELS asks for it; the floating
/// point units since, of M7, M33 and M55, are pipelined. The flash that it saves goes into two rows per iteration of a
/// loop. NERVELET_UNROLLED_KERNELS asks for four rows per iteration: the fewest cycles on the M4F, for more flash.
#if defined(NERVELET_HAS_VFP)

namespace nervelet {
namespace kernel {
namespace vfp {

#if defined(NERVELET_HAS_FAST_VMLA)
constexpr int is_short = 1;
#else
constexpr int is_short = 0;
#endif

/// So many sums of a gradient stay in registers, s10-s29.
constexpr std::size_t most_sums = 20;

/// How many rows a loop works on before it asks whether there are more. Only rows as wide as a block are many enough.
template <std::size_t Width>
constexpr int rows_at_once() {
#if defined(NERVELET_UNROLLED_KERNELS)
    return 4;
#else
    return is_short && Width == 16 ? 2 : 1;
#endif
}

/// Registers go by decades, so that one digit names a number in each of them: a block of 2 to 16 columns keeps its
/// numbers in two halves, s10-s17 and s20-s27; s0-s7 hold the part of a row that is worked on, s8 the factor of the
/// row. s28-s31 stay free: a function must save s16 and those above, and does it in one go. The assembler writes one
/// line out for each half and column (.irp) that the block has (.if). It takes no range of a single register, so no
/// half has one column.
template <std::size_t Width>
struct Halves {
    static_assert(Width >= 2 && Width <= 16, "a block has 2 to 16 columns");
    static constexpr int first = Width < 8 ? static_cast<int>(Width) : Width == 9 ? 7 : 8;
    static constexpr int second = static_cast<int>(Width) - first;
    static constexpr std::size_t bytes_of_first = static_cast<std::size_t>(first) * sizeof(float);
};

} // namespace vfp
} // namespace kernel
} // namespace nervelet

#endif

#endif
