// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_FIXED16_TRANSPOSED_PRODUCT_HPP
#define NERVELET_KERNEL_HELIUM_FIXED16_TRANSPOSED_PRODUCT_HPP

#include "../../portable/fixed16/transposed_product.hpp"
#include "sum_of_magnitudes.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

namespace nervelet {
namespace kernel {
namespace helium {

/// The sums of sixteen inputs, whose weights lie `distance` bytes apart from output to output; outputs > 0
inline void multiply_sixteen(const std::int16_t* weights, std::size_t distance, const std::int16_t* delta,
                             std::size_t outputs, std::int32_t start, std::int32_t* sums) {
    std::int32_t factor;
    __asm__ volatile(R"(
            vdup.32 q0, %[start]
            vmov q1, q0
            vmov q2, q0
            vmov q3, q0
            dls lr, %[outputs]
    1:      ldrsh %[factor], [%[delta]], #2
            vldrh.s32 q4, [%[weights]]
            vmla.s32 q0, q4, %[factor]
            vldrh.s32 q4, [%[weights], #8]
            vmla.s32 q1, q4, %[factor]
            vldrh.s32 q4, [%[weights], #16]
            vmla.s32 q2, q4, %[factor]
            vldrh.s32 q4, [%[weights], #24]
            vmla.s32 q3, q4, %[factor]
            add %[weights], %[weights], %[distance]
            le lr, 1b
            vstrw.32 q0, [%[sums]]
            vstrw.32 q1, [%[sums], #16]
            vstrw.32 q2, [%[sums], #32]
            vstrw.32 q3, [%[sums], #48]
        )"
                     : [weights] "+&l"(weights), [delta] "+&r"(delta), [factor] "=&r"(factor)
                     : [distance] "r"(distance), [outputs] "r"(outputs), [start] "r"(start), [sums] "r"(sums)
                     : "q0", "q1", "q2", "q3", "q4", "lr", "memory");
}

/// Those of `lanes` inputs, at most four. A function of its own, as others with predicates: only so do both GCC and
/// Clang know that those change.
__attribute__((noinline)) inline void multiply_four(const std::int16_t* weights, std::size_t distance,
                                                    const std::int16_t* delta, std::size_t outputs, std::int32_t start,
                                                    std::int32_t* sums, std::size_t lanes) {
    std::int32_t factor;
    __asm__ volatile(
        R"(
            vctp.32 %[lanes]
            vdup.32 q0, %[start]
            dls lr, %[outputs]
    1:      ldrsh %[factor], [%[delta]], #2
            vpst
            vldrht.s32 q1, [%[weights]]
            vmla.s32 q0, q1, %[factor]
            add %[weights], %[weights], %[distance]
            le lr, 1b
            vpst
            vstrwt.32 q0, [%[sums]]
        )"
        : [weights] "+&l"(weights), [delta] "+&r"(delta), [factor] "=&r"(factor)
        : [distance] "r"(distance), [outputs] "r"(outputs), [start] "r"(start), [sums] "r"(sums), [lanes] "r"(lanes)
        : "q0", "q1", "lr", "memory");
}

/// Shapes are no part of its type, so that all layers have one copy of it.
__attribute__((noinline)) inline void transposed_product(const std::int16_t* weights, const std::int16_t* delta,
                                                         std::int32_t* sums, std::size_t inputs, std::size_t outputs,
                                                         std::int32_t start) {
    const std::size_t distance = 2 * inputs;
    std::size_t i = 0;
    for (; i + 16 <= inputs; i += 16) {
        multiply_sixteen(weights + i, distance, delta, outputs, start, sums + i);
    }
    for (; i < inputs; i += 4) {
        multiply_four(weights + i, distance, delta, outputs, start, sums + i, inputs - i);
    }
}

} // namespace helium

template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start>
void fixed16_transposed_product(const std::int16_t* weights, const std::int16_t* delta, std::int32_t* sums,
                                HeliumInteger) {
    helium::transposed_product(weights, delta, sums, Inputs, Outputs, Start);
}

/// No weight is larger than 2^15, so all sums have 32 bits where the magnitudes of delta sum to less than 2^16 - 3:
/// that leaves 2^17 for Start.
template <std::size_t Inputs, std::size_t Outputs, std::int32_t Start>
void fixed16_transposed_product_saturated(const std::int16_t* weights, const std::int16_t* delta, std::int32_t* sums,
                                          HeliumInteger) {
    if (fixed16_sum_of_magnitudes<Outputs>(delta, HeliumInteger{}) < 65533u) {
        helium::transposed_product(weights, delta, sums, Inputs, Outputs, Start);
    } else {
        fixed16_transposed_product_saturated<Inputs, Outputs, Start>(weights, delta, sums, Portable{});
    }
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
