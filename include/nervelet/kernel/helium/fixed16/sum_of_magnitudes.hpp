// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_FIXED16_SUM_OF_MAGNITUDES_HPP
#define NERVELET_KERNEL_HELIUM_FIXED16_SUM_OF_MAGNITUDES_HPP

#include "../../portable/fixed16/sum_of_magnitudes.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

namespace nervelet {
namespace kernel {

/// VABS leaves -2^15 as it is, which without a sign is 2^15.
template <std::size_t Size>
std::uint32_t fixed16_sum_of_magnitudes(const std::int16_t* x, HeliumInteger) {
    register std::uint32_t sum __asm__("r12") = 0; // VADDVA wants an even register
    __asm__ volatile(R"(
            dlstp.16 lr, %[size]
    1:      vldrh.u16 q0, [%[x]], #16
            vabs.s16 q0, q0
            vaddva.u16 %[sum], q0
            letp lr, 1b
        )"
                     : [sum] "+&r"(sum), [x] "+&r"(x)
                     : [size] "r"(Size)
                     : "q0", "lr", "memory");
    return sum;
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
