// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_ADD_PRODUCTS_HPP
#define NERVELET_KERNEL_HELIUM_ADD_PRODUCTS_HPP

#include "registers.hpp"

#if defined(NERVELET_HAS_HELIUM)

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace kernel {
namespace helium {

/// So many registers of sums are held at once.
constexpr std::size_t most_rows_of_sums = 6;

/// sums[4 k + j] = sum_p x_p[k] delta_p[j] for Rows x[k] and four delta[j], over count > 0 of each, in ascending order,
/// from 0 or, where goes_on, from sums[4 k + j] on; they lie XStride and DeltaStride bytes apart. The sums stay in
/// q0-q5.
template <std::size_t Rows, std::size_t XStride, std::size_t DeltaStride>
__attribute__((noinline)) void add_products(const float* x, const float* delta, std::size_t count, bool goes_on,
                                            float* sums) {
    static_assert(Rows >= 1 && Rows <= most_rows_of_sums, "1 to 6 registers of sums");
    /// A load of one odd number reaches back 255 bytes only.
    constexpr std::size_t x_stepped = Rows > 1 && XStride <= 255 ? XStride : 0;
    std::uint32_t value = goes_on;
    std::uint32_t next;
    __asm__ volatile(R"(
            cbnz %[value], 2f
        .irp k, 0, 1, 2, 3, 4, 5
        .if \k < %c[rows]
            vmov.i32 q\k, #0
        .endif
        .endr
            b 3f
    2:
        .irp k, 0, 1, 2, 3, 4, 5
        .if \k < %c[rows]
            vldrw.32 q\k, [%[sums], #16*\k]
        .endif
        .endr
    3:
            dls lr, %[count]
    1:
        .if %c[delta_steps_on]
            vldrw.32 q6, [%[delta]], #%c[short_delta_stride]
        .else
            vldrw.32 q6, [%[delta]]
            add %[delta], %[delta], %[delta_stride]
        .endif
        .irp k, 0, 2, 4
        .if \k < %c[rows]
        .if %c[rows] == 1
            ldr %[value], [%[x]]
            add %[x], %[x], %[x_stride]
        .elseif \k + 1 == %c[rows]
            ldr %[value], [%[x], #4*\k-%c[x_stepped]]
        .elseif \k == 0 && %c[x_stepped] > 0
            ldrd %[value], %[next], [%[x]], #%c[x_stepped]
        .else
            ldrd %[value], %[next], [%[x], #4*\k-%c[x_stepped]]
        .endif
            vmul.f32 q7, q6, %[value]
            vadd.f32 q\k, q\k, q7
        .if \k + 1 < %c[rows]
            vmul.f32 q7, q6, %[next]
        .irp sum, 1, 3, 5
        .if \sum == \k + 1
            vadd.f32 q\sum, q\sum, q7
        .endif
        .endr
        .endif
        .endif
        .endr
        .if %c[rows] > 1 && %c[x_stepped] == 0
            add %[x], %[x], %[x_stride]
        .endif
            le lr, 1b
        .irp k, 0, 1, 2, 3, 4, 5
        .if \k < %c[rows]
            vstrw.32 q\k, [%[sums], #16*\k]
        .endif
        .endr
        )"
                     : [x] "+&r"(x), [delta] "+&r"(delta), [value] "+&l"(value), [next] "=&r"(next)
                     : [count] "r"(count), [sums] "r"(sums), [rows] "i"(Rows), [x_stride] "r"(XStride),
                       [delta_stride] "r"(DeltaStride), [x_stepped] "i"(x_stepped),
                       [delta_steps_on] "i"(DeltaStride <= longest_stride), [short_delta_stride] "i"(DeltaStride)
                     : "q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "lr", "cc", "memory");
}

} // namespace helium
} // namespace kernel
} // namespace nervelet

#endif

#endif
