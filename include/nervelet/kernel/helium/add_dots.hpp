// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_ADD_DOTS_HPP
#define NERVELET_KERNEL_HELIUM_ADD_DOTS_HPP

#include "../portable/dot.hpp"
#include "registers.hpp"

#if defined(NERVELET_HAS_HELIUM)

#include <cstddef>
#include <type_traits>

namespace nervelet {
namespace kernel {
namespace helium {

/// sums[i] += rows[channels[i]] . delta for count > 0 channels, summed as DotOrder does; rows of Size numbers lie one
/// after the other. delta stays in q0-q3. The first eight numbers of a row come to q4 and q5 and are its lanes, the
/// others to q6 and q7; fewer than eight are added one after the other. What fills no register lies at the end of one
/// that ends with the row.
template <std::size_t Size>
__attribute__((always_inline)) inline std::enable_if_t<(Size >= fewest_columns && Size <= 16)>
add_dots(const float* rows, const float* delta, const std::size_t* channels, std::size_t count, float* sums) {
    const float* row;
    __asm__ volatile(R"(
        .irp i, 0, 1, 2, 3
        .if 4 * \i + 4 <= %c[size]
            vldrw.32 q\i, [%[delta], #16*\i]
        .elseif 4 * \i < %c[size]
            vldrw.32 q\i, [%[delta], #%c[last_quad]]
        .endif
        .endr
            dls lr, %[count]
    1:      ldr %[row], [%[channels]], #4
            mla %[row], %[row], %[stride], %[rows]
        .irp i, 0, 1, 2, 3
        .irp q, 4, 5, 6, 7
        .if \q == 4 + \i
        .if 4 * \i + 4 <= %c[size]
            vldrw.32 q\q, [%[row], #16*\i]
        .elseif 4 * \i < %c[size]
            vldrw.32 q\q, [%[row], #%c[last_quad]]
        .endif
        .endif
        .endr
        .endr
        .irp i, 0, 1, 2, 3
        .irp q, 4, 5, 6, 7
        .if \q == 4 + \i && 4 * \i < %c[size]
            vmul.f32 q\q, q\q, q\i
        .endif
        .endr
        .endr
        .if %c[size] == 16
            vadd.f32 q4, q4, q6
            vadd.f32 q5, q5, q7
        .endif
        .if %c[size] > 7
            vadd.f32 q4, q4, q5
            vldmia %[sums], {s20}
            vadd.f32 s16, s16, s18
            vadd.f32 s17, s17, s19
            vadd.f32 s16, s16, s17
        .irp i, 8, 9, 10, 11, 12, 13, 14
        .irp number, 24, 25, 26, 27, 28, 29, 30, 31
        .if %c[size] < 16 && \i < %c[size] && ((\i < %c[full_quads] && \number == 16 + \i) || (\i >= %c[full_quads] && \number == 16 + \i + %c[skipped]))
            vadd.f32 s16, s16, s\number
        .endif
        .endr
        .endr
        .else
        .irp i, 1, 2, 3, 4, 5, 6
        .irp number, 17, 18, 19, 20, 21, 22, 23
        .if \i < %c[size] && ((\i < 4 && \number == 16 + \i) || (\i >= 4 && \number == 16 + \i + %c[skipped]))
            vadd.f32 s16, s16, s\number
        .endif
        .endr
        .endr
            vldmia %[sums], {s20}
        .endif
            vadd.f32 s20, s20, s16
            vstmia %[sums]!, {s20}
            le lr, 1b
        )"
                     : [channels] "+&r"(channels), [sums] "+&r"(sums), [row] "=&r"(row)
                     : [count] "r"(count), [rows] "r"(rows), [delta] "r"(delta), [stride] "r"(Size * sizeof(float)),
                       [size] "i"(Size), [full_quads] "i"(Size / 4 * 4), [skipped] "i"((4 - Size % 4) % 4),
                       [last_quad] "i"((Size - 4) * sizeof(float))
                     : "q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "lr", "cc", "memory");
}

/// The same for numbers that do not fit the registers: one dot product.
template <std::size_t Size>
__attribute__((noinline, pure)) float long_dot(const float* a, const float* b) {
    constexpr std::size_t full = DotOrder<Size>::full;
    static_assert(full > 8, "there are registers for fewer");
    float sum;
    __asm__ volatile(R"(
            vldrw.32 q0, [%[a]], #32
            vldrw.32 q2, [%[b]], #32
            vldrw.32 q1, [%[a], #-16]
            vldrw.32 q3, [%[b], #-16]
            vmul.f32 q0, q0, q2
            vmul.f32 q1, q1, q3
            dls lr, %[count]
    1:      vldrw.32 q2, [%[a]], #32
            vldrw.32 q3, [%[b]], #32
            vldrw.32 q4, [%[a], #-16]
            vldrw.32 q5, [%[b], #-16]
            vmul.f32 q2, q2, q3
            vmul.f32 q4, q4, q5
            vadd.f32 q0, q0, q2
            vadd.f32 q1, q1, q4
            le lr, 1b
            vadd.f32 q0, q0, q1
            vadd.f32 s0, s0, s2
            vadd.f32 s1, s1, s3
            vadd.f32 %[sum], s0, s1
        )"
                     : [sum] "=&t"(sum), [a] "+&r"(a), [b] "+&r"(b)
                     : [count] "r"(full / 8 - 1)
                     : "q0", "q1", "q2", "q3", "q4", "q5", "lr", "cc", "memory");
    for (std::size_t j = full; j < Size; ++j) {
        sum += *a++ * *b++;
    }
    return sum;
}

template <std::size_t Size>
std::enable_if_t<(Size > 16)> add_dots(const float* rows, const float* delta, const std::size_t* channels,
                                       std::size_t count, float* sums) {
    for (std::size_t i = 0; i < count; ++i) {
        sums[i] += long_dot<Size>(rows + channels[i] * Size, delta);
    }
}

} // namespace helium
} // namespace kernel
} // namespace nervelet

#endif

#endif
