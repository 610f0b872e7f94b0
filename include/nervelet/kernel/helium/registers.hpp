// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_REGISTERS_HPP
#define NERVELET_KERNEL_HELIUM_REGISTERS_HPP

#include <cstddef>

#include "../target.hpp"

/// This folder holds the inner loops for Helium, the vectors of 4 floats of Armv8.1-M (Cortex-M55, M85). Helium takes
/// subnormal numbers (below 1.2e-38) for zero, whatever the program wants, so its results cannot be the same bits as
/// elsewhere; therefore only NERVELET_HELIUM_KERNELS asks for it. As the bits differ anyway, the kernels take what else
/// is fast: a multiplication and an addition are rounded once (VFMA). Otherwise each number is formed in the order of
/// the portable kernels, but for the sums of multiply_by_dots. Convolutions are rounded twice, too: but for subnormal
/// numbers they have the bits of the portable form.
#if defined(NERVELET_HAS_HELIUM)

namespace nervelet {
namespace kernel {
namespace helium {

/// Narrower blocks are left to the portable loops.
constexpr std::size_t fewest_columns = 4;

/// Where the registers of 4 numbers lie that a block of Width columns is cut into. The last one ends where the block
/// ends, and overlaps the one before: a column that is computed twice has the same bits, and no row is read or
/// written beyond its block.
template <std::size_t Width>
struct Quads {
    static_assert(Width >= fewest_columns && Width <= 16, "a block has 4 to 16 columns");
    static constexpr int count = static_cast<int>((Width + 3) / 4);

    /// In bytes.
    static constexpr int offset(int quad) { return quad + 1 < count ? 16 * quad : 4 * (static_cast<int>(Width) - 4); }
};

/// A load or store steps on by so many bytes without an instruction of its own.
constexpr std::size_t longest_stride = 508;

} // namespace helium
} // namespace kernel
} // namespace nervelet

#endif

#endif
