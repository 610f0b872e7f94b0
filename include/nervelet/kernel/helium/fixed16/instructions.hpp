// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_FIXED16_INSTRUCTIONS_HPP
#define NERVELET_KERNEL_HELIUM_FIXED16_INSTRUCTIONS_HPP

#include "../../target.hpp"

/// This folder holds the inner loops for 16-bit integers with the vectors of integers of Armv8.1-M (Cortex-M55, M85),
/// of eight lanes or, of 32 bits, four. All bits are those of the portable forms, so they are there wherever the
/// compiler has these vectors. DLSTP and LETP make a loop whose last turn has only the lanes that are left: it neither
/// reads nor writes behind an end. Vectors of 16 bits may begin at any even address. What widens or narrows on its way
/// to memory wants its address in a low register, "l".
#if defined(NERVELET_HAS_HELIUM_INTEGER)

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace kernel {
namespace helium {

/// How many vectors of eight a turn of a loop takes. Several of them only where no row has a rest; DLSTP then gets its
/// share of the numbers.
constexpr std::size_t vectors_a_turn(std::size_t inputs) {
    return inputs % 32 == 0 ? 4 : 1;
}

} // namespace helium
} // namespace kernel
} // namespace nervelet

#endif

#endif
