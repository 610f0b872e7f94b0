// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_SUBTRACT_OUTER_PRODUCT_HPP
#define NERVELET_KERNEL_HELIUM_SUBTRACT_OUTER_PRODUCT_HPP

#include "../portable/subtract_outer_product.hpp"
#include "registers.hpp"

#if defined(NERVELET_HAS_HELIUM)

#include <cstdint>

namespace nervelet {
namespace kernel {
namespace helium {

/// row_k[j] -= (x[k] scale) delta[j] for Width columns; rows lie Stride bytes apart; one whose x[k] is zero stays as it
/// is. The bias is one more row, with an x of 1. Rows are taken four at a time, as in affine(). There is no VFMS with
/// one factor for all lanes, so the factor is negative.
template <std::size_t Width, std::size_t Stride>
__attribute__((noinline)) void subtract_outer_product(const float* x, float scale, const float* delta, float* row,
                                                      std::size_t rows) {
    using Quad = Quads<Width>;
    std::uint32_t factor;
    std::uint32_t next;
    std::uint32_t third;
    std::uint32_t fourth;
    std::uint32_t bias = 1;
    __asm__ volatile(
        R"(
        .macro nervelet_add_to_row factor
            vldrw.32 q4, [%[row]]
            vfma.f32 q4, q0, \factor
        .if %c[quads] > 1
            vldrw.32 q5, [%[row], #%c[offset_1]]
            vfma.f32 q5, q1, \factor
        .endif
        .if %c[quads] > 2
            vldrw.32 q6, [%[row], #%c[offset_2]]
            vfma.f32 q6, q2, \factor
        .endif
        .if %c[quads] > 3
            vldrw.32 q7, [%[row], #%c[offset_3]]
            vfma.f32 q7, q3, \factor
            vstrw.32 q7, [%[row], #%c[offset_3]]
        .endif
        .if %c[quads] > 2
            vstrw.32 q6, [%[row], #%c[offset_2]]
        .endif
        .if %c[quads] > 1
            vstrw.32 q5, [%[row], #%c[offset_1]]
        .endif
        .if %c[steps_on]
            vstrw.32 q4, [%[row]], #%c[short_stride]
        .else
            vstrw.32 q4, [%[row]]
            add %[row], %[row], %[stride]
        .endif
        .endm

            vldrw.32 q0, [%[delta]]
            vldrw.32 q1, [%[delta], #%c[offset_1]]
            vldrw.32 q2, [%[delta], #%c[offset_2]]
            vldrw.32 q3, [%[delta], #%c[offset_3]]
            lsr %[next], %[rows], #2
            and %[rows], %[rows], #3
            wls lr, %[next], 3f
    1:      vldrw.32 q7, [%[x]], #16
            vcmp.f32 eq, q7, zr
            vmrs %[next], p0
            cbz %[next], 2f
            add %[rows], %[rows], lr, lsl #2
            sub %[x], %[x], #16
            b 3f
    2:      vmul.f32 q7, q7, %[scale]
            vmov %[factor], %[next], d14
            vmov %[third], %[fourth], d15
            nervelet_add_to_row %[factor]
            nervelet_add_to_row %[next]
            nervelet_add_to_row %[third]
            nervelet_add_to_row %[fourth]
            le lr, 1b
    3:      wls lr, %[rows], 7f
    4:      ldr %[factor], [%[x]], #4
            lsls %[next], %[factor], #1
            beq 6f
            vmov s16, %[factor]
            vmul.f32 q4, q4, %[scale]
            vmov %[factor], s16
    5:      nervelet_add_to_row %[factor]
            le lr, 4b
            b 7f
    6:      add %[row], %[row], %[stride]
            le lr, 4b
    7:      mov %[factor], %[scale]
            mov lr, #1
            subs %[bias], %[bias], #1
            beq 5b
        .purgem nervelet_add_to_row
        )"
        : [x] "+&r"(x), [row] "+&r"(row), [rows] "+&r"(rows), [factor] "=&r"(factor), [next] "=&l"(next),
          [third] "=&r"(third), [fourth] "=&r"(fourth), [bias] "+&r"(bias)
        : [scale] "r"(-scale), [delta] "r"(delta), [stride] "r"(Stride), [steps_on] "i"(Stride <= longest_stride),
          [short_stride] "i"(Stride), [quads] "i"(Quad::count), [offset_1] "i"(Quad::offset(1)),
          [offset_2] "i"(Quad::offset(2)), [offset_3] "i"(Quad::offset(3))
        : "q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "lr", "cc", "memory");
}

} // namespace helium

/// One block: the portable loop where it is too narrow for a register.
template <std::size_t Rows, std::size_t Columns>
struct SubtractOuterProductOnHelium {
    const float* x;
    float scale;
    const float* delta;
    float* weights;

    template <std::size_t... Index>
    void operator()(std::size_t first, std::index_sequence<Index...> width) const {
        block(first, width, std::integral_constant<bool, (sizeof...(Index) >= helium::fewest_columns)>{});
    }

private:
    template <std::size_t... Index>
    void block(std::size_t first, std::index_sequence<Index...>, std::true_type) const {
        helium::subtract_outer_product<sizeof...(Index), Columns * sizeof(float)>(x, scale, delta + first,
                                                                                  weights + first, Rows);
    }

    template <std::size_t... Index>
    void block(std::size_t first, std::index_sequence<Index...> width, std::false_type) const {
        SubtractOuterProduct<float, Rows, Columns, const float*>{x, scale, delta, weights}(first, width);
    }
};

template <std::size_t Rows, std::size_t Columns>
void subtract_outer_product(const float* x, float scale, const float* delta, float* weights, Helium) {
    Blocks<Columns>::for_each(SubtractOuterProductOnHelium<Rows, Columns>{x, scale, delta, weights});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
