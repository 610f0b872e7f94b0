// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_FIXED16_NUMBERS_OF_SUMS_HPP
#define NERVELET_KERNEL_HELIUM_FIXED16_NUMBERS_OF_SUMS_HPP

#include "../../portable/fixed16/numbers_of_sums.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

namespace nervelet {
namespace kernel {
namespace helium {

/// The numbers of sums where those at `gates` are above zero, zero elsewhere. A function of its own, as others with
/// predicates: only so do both GCC and Clang know that those change. size > 0
template <int Shift>
__attribute__((noinline)) void gated_numbers(const std::int32_t* sums, const std::int16_t* gates, std::int16_t* numbers,
                                             std::size_t size) {
    __asm__ volatile(R"(
            vmov.i32 q2, #0
            dlstp.32 lr, %[size]
    1:      vldrw.32 q0, [%[sums]], #16
            vldrh.s32 q1, [%[gates]], #8
            vshr.s32 q0, q0, #%c[shift]
            vqmovnb.s32 q0, q0
            vcmp.s32 gt, q1, zr
            vpsel q0, q0, q2
            vstrh.32 q0, [%[numbers]], #8
            letp lr, 1b
        )"
                     : [sums] "+&r"(sums), [gates] "+&l"(gates), [numbers] "+&l"(numbers)
                     : [size] "r"(size), [shift] "i"(Shift)
                     : "q0", "q1", "q2", "lr", "memory");
}

} // namespace helium

/// VQMOVNB saturates four sums to the lower halves of their lanes, which are what VSTRH stores.
template <std::size_t Size, int Shift, std::int32_t Smallest>
void fixed16_numbers_of_sums(const std::int32_t* sums, std::int16_t* numbers, HeliumInteger) {
    __asm__ volatile(R"(
            vmov.i32 q1, #0
            dlstp.32 lr, %[size]
    1:      vldrw.32 q0, [%[sums]], #16
            vshr.s32 q0, q0, #%c[shift]
        .if %c[smallest] == 0
            vmax.s32 q0, q0, q1
        .endif
            vqmovnb.s32 q0, q0
            vstrh.32 q0, [%[numbers]], #8
            letp lr, 1b
        )"
                     : [sums] "+&r"(sums), [numbers] "+&l"(numbers)
                     : [size] "r"(Size), [shift] "i"(Shift), [smallest] "i"(Smallest)
                     : "q0", "q1", "lr", "memory");
}

template <std::size_t Size, int Shift>
void fixed16_gated_numbers_of_sums(const std::int32_t* sums, const std::int16_t* gates, std::int16_t* numbers,
                                   HeliumInteger) {
    helium::gated_numbers<Shift>(sums, gates, numbers, Size);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
