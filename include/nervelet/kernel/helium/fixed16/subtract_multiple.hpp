// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_FIXED16_SUBTRACT_MULTIPLE_HPP
#define NERVELET_KERNEL_HELIUM_FIXED16_SUBTRACT_MULTIPLE_HPP

#include "../../portable/fixed16/subtract_multiple.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

namespace nervelet {
namespace kernel {
namespace helium {

/// (scale x + start) / 2^16, rounded down, is the upper half of scale x, and one more where its lower half, without a
/// sign, is above 2^16 - 1 - start. inputs > 0
template <std::size_t Vectors>
__attribute__((noinline)) void subtract_multiple(const std::int16_t* x, std::int32_t scale, std::int32_t start,
                                                 std::int16_t* row, std::size_t inputs) {
    const std::int32_t limit = 65535 - start;
    const std::int32_t one = 1;
    __asm__ volatile(
        R"(
            vdup.16 q3, %[scale]
            dlstp.16 lr, %[inputs]
    1:
        .rept %c[vectors]
            vldrh.u16 q0, [%[x]], #16
            vmul.i16 q1, q0, %[scale]
            vldrh.u16 q2, [%[row]]
            vmulh.s16 q0, q0, q3
            vpt.u16 hi, q1, %[limit]
            vaddt.i16 q0, q0, %[one]
            vqsub.s16 q2, q2, q0
            vstrh.16 q2, [%[row]], #16
        .endr
            letp lr, 1b
        )"
        : [x] "+&r"(x), [row] "+&r"(row)
        : [scale] "r"(scale), [limit] "r"(limit), [one] "r"(one), [inputs] "r"(inputs / Vectors), [vectors] "i"(Vectors)
        : "q0", "q1", "q2", "q3", "lr", "memory");
}

} // namespace helium

template <std::size_t Inputs>
void fixed16_subtract_multiple(const std::int16_t* x, std::int32_t scale, std::int32_t start, std::int16_t* row,
                               HeliumInteger) {
    helium::subtract_multiple<helium::vectors_a_turn(Inputs)>(x, scale, start, row, Inputs);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
