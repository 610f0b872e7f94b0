// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_AFFINE_HPP
#define NERVELET_KERNEL_HELIUM_AFFINE_HPP

#include "../portable/affine.hpp"
#include "registers.hpp"

#if defined(NERVELET_HAS_HELIUM)

#include <cstdint>

namespace nervelet {
namespace kernel {
namespace helium {

/// z[j] = row_rows[j] + sum_k x[k] row_k[j] for Width columns; rows lie Stride bytes apart, the bias after the last;
/// one whose x[k] is zero is left out. Four rows are worked on with one question for all: is any x zero? If so, they
/// and all rows behind them are taken one by one: where one is zero, as after ReLU, others are.
template <std::size_t Width, std::size_t Stride>
__attribute__((noinline)) void affine(const float* x, const float* row, std::size_t rows, float* z) {
    using Quad = Quads<Width>;
    std::uint32_t value;
    std::uint32_t next;
    __asm__ volatile(
        R"(
        .macro nervelet_add_row factor
        .if %c[quads] > 1
            vldrw.32 q5, [%[row], #%c[offset_1]]
            vfma.f32 q1, q5, \factor
        .endif
        .if %c[quads] > 2
            vldrw.32 q6, [%[row], #%c[offset_2]]
            vfma.f32 q2, q6, \factor
        .endif
        .if %c[quads] > 3
            vldrw.32 q7, [%[row], #%c[offset_3]]
            vfma.f32 q3, q7, \factor
        .endif
        .if %c[steps_on]
            vldrw.32 q4, [%[row]], #%c[short_stride]
        .else
            vldrw.32 q4, [%[row]]
            add %[row], %[row], %[stride]
        .endif
            vfma.f32 q0, q4, \factor
        .endm

            mla %[next], %[rows], %[stride], %[row]
            vldrw.32 q0, [%[next]]
            vldrw.32 q1, [%[next], #%c[offset_1]]
            vldrw.32 q2, [%[next], #%c[offset_2]]
            vldrw.32 q3, [%[next], #%c[offset_3]]
            lsr %[next], %[rows], #2
            and %[rows], %[rows], #3
            wls lr, %[next], 3f
    1:      vldrw.32 q7, [%[x]]
            vcmp.f32 eq, q7, zr
            vmrs %[next], p0
            cbz %[next], 2f
            add %[rows], %[rows], lr, lsl #2
            b 3f
    2:  .rept 2
            ldrd %[value], %[next], [%[x]], #8
            nervelet_add_row %[value]
            nervelet_add_row %[next]
        .endr
            le lr, 1b
    3:      wls lr, %[rows], 6f
    4:      ldr %[value], [%[x]], #4
            lsls %[next], %[value], #1
            beq 5f
            nervelet_add_row %[value]
            le lr, 4b
            b 6f
    5:      add %[row], %[row], %[stride]
            le lr, 4b
    6:      vstrw.32 q0, [%[z]]
        .if %c[quads] > 1
            vstrw.32 q1, [%[z], #%c[offset_1]]
        .endif
        .if %c[quads] > 2
            vstrw.32 q2, [%[z], #%c[offset_2]]
        .endif
        .if %c[quads] > 3
            vstrw.32 q3, [%[z], #%c[offset_3]]
        .endif
        .purgem nervelet_add_row
        )"
        : [x] "+&r"(x), [row] "+&r"(row), [rows] "+&r"(rows), [value] "=&r"(value), [next] "=&l"(next)
        : [z] "r"(z), [stride] "r"(Stride), [steps_on] "i"(Stride <= longest_stride), [short_stride] "i"(Stride),
          [quads] "i"(Quad::count), [offset_1] "i"(Quad::offset(1)), [offset_2] "i"(Quad::offset(2)),
          [offset_3] "i"(Quad::offset(3))
        : "q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "lr", "cc", "memory");
}

} // namespace helium

/// One block: the portable loop where it is too narrow for a register.
template <std::size_t Rows, std::size_t Columns>
struct AffineOnHelium {
    const float* x;
    const float* weights;
    float* z;

    template <std::size_t... Index>
    void operator()(std::size_t first, std::index_sequence<Index...> width) const {
        block(first, width, std::integral_constant<bool, (sizeof...(Index) >= helium::fewest_columns)>{});
    }

private:
    template <std::size_t... Index>
    void block(std::size_t first, std::index_sequence<Index...>, std::true_type) const {
        helium::affine<sizeof...(Index), Columns * sizeof(float)>(x, weights + first, Rows, z + first);
    }

    template <std::size_t... Index>
    void block(std::size_t first, std::index_sequence<Index...> width, std::false_type) const {
        Affine<float, Rows, Columns, const float*>{x, weights, z}(first, width);
    }
};

template <std::size_t Rows, std::size_t Columns>
void affine(const float* x, const float* weights, float* z, Helium) {
    Blocks<Columns>::for_each(AffineOnHelium<Rows, Columns>{x, weights, z});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
