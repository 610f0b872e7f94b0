// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_VFP_ADD_EACH_DOT_HPP
#define NERVELET_KERNEL_VFP_ADD_EACH_DOT_HPP

#include "../portable/add_each_dot.hpp"
#include "dot.hpp"

#if defined(NERVELET_HAS_VFP)

#include <cstdint>
#include <type_traits>

namespace nervelet {
namespace kernel {
namespace vfp {

/// sums[k] += row_k . vector for pairs > 0 of rows that lie one after the other, of columns >= 16 numbers each, summed
/// as Dot does. Eight numbers of the vector serve both rows, in s0-s7; those of a row come to s8-s15. The lanes of the
/// first row are s16-s23, of the second s24-s31.
__attribute__((noinline)) inline void add_pairs_of_dots(const float* row, std::size_t pairs, std::size_t columns,
                                                        const float* vector, float* sums) {
    do {
        const float* numbers = vector;
        const float* second = row + columns;
        std::size_t left = columns;
        __asm__ volatile(
            R"(
            vldmia %[numbers]!, {s0-s7}
            vldmia %[row]!, {s16-s23}
            vldmia %[second]!, {s24-s31}
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .irp lane, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
        .if \lane == 16 + \i || \lane == 24 + \i
            vmul.f32 s\lane, s\lane, s\i
        .endif
        .endr
        .endr
            subs %[left], %[left], #16
    1:      vldmia %[numbers]!, {s0-s7}
        .irp first, 16, 24
        .if \first == 16
            vldmia %[row]!, {s8-s15}
        .else
            vldmia %[second]!, {s8-s15}
        .endif
        .irp i, 0, 1, 2, 3, 4, 5, 6, 7
        .irp number, 8, 9, 10, 11, 12, 13, 14, 15
        .irp lane, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
        .if \number == 8 + \i && \lane == \first + \i
        .if %c[is_short]
            vmla.f32 s\lane, s\number, s\i
        .else
            vmul.f32 s\number, s\number, s\i
        .endif
        .endif
        .endr
        .endr
        .endr
        .irp number, 8, 9, 10, 11, 12, 13, 14, 15
        .irp lane, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31
        .if !%c[is_short] && \lane == \first + \number - 8
            vadd.f32 s\lane, s\lane, s\number
        .endif
        .endr
        .endr
        .endr
            subs %[left], %[left], #8
            bpl 1b
            vadd.f32 s16, s16, s20
            vadd.f32 s24, s24, s28
            vadd.f32 s17, s17, s21
            vadd.f32 s25, s25, s29
            vadd.f32 s18, s18, s22
            vadd.f32 s26, s26, s30
            vadd.f32 s19, s19, s23
            vadd.f32 s27, s27, s31
            vadd.f32 s16, s16, s18
            vadd.f32 s24, s24, s26
            vadd.f32 s17, s17, s19
            vadd.f32 s25, s25, s27
            vldmia %[sums], {s8-s9}
            vadd.f32 s16, s16, s17
            vadd.f32 s24, s24, s25
            adds %[left], %[left], #8
            beq 3f
    2:      vldmia %[numbers]!, {s0}
            vldmia %[row]!, {s10}
            vldmia %[second]!, {s11}
            vmul.f32 s10, s10, s0
            vmul.f32 s11, s11, s0
            subs %[left], %[left], #1
            vadd.f32 s16, s16, s10
            vadd.f32 s24, s24, s11
            bne 2b
    3:      vadd.f32 s8, s8, s16
            vadd.f32 s9, s9, s24
            vstmia %[sums]!, {s8-s9}
        )"
            : [row] "+&r"(row), [second] "+&r"(second), [numbers] "+&r"(numbers), [left] "+&r"(left), [sums] "+&r"(sums)
            : [is_short] "i"(is_short)
            : "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "s13", "s14", "s15",
              "s16", "s17", "s18", "s19", "s20", "s21", "s22", "s23", "s24", "s25", "s26", "s27", "s28", "s29", "s30",
              "s31", "cc", "memory");
        row = second;
    } while (--pairs > 0);
}

/// One by one.
template <std::size_t Rows, std::size_t Columns>
void add_each_dot(const float* weights, const float* vector, float* sums, std::false_type) {
    for (std::size_t k = 0; k < Rows; ++k) {
        sums[k] += kernel::dot<Columns>(weights + k * Columns, vector, Vfp{});
    }
}

/// Two by two.
template <std::size_t Rows, std::size_t Columns>
void add_each_dot(const float* weights, const float* vector, float* sums, std::true_type) {
    constexpr std::size_t paired = Rows / 2 * 2;
    add_pairs_of_dots(weights, Rows / 2, Columns, vector, sums);
    add_each_dot<Rows % 2, Columns>(weights + paired * Columns, vector, sums + paired, std::false_type{});
}

} // namespace vfp

template <std::size_t Rows, std::size_t Columns>
void add_each_dot(const float* weights, const float* vector, float* sums, Vfp) {
    vfp::add_each_dot<Rows, Columns>(weights, vector, sums,
                                     std::integral_constant<bool, (Rows >= 2 && Columns >= 16)>{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
