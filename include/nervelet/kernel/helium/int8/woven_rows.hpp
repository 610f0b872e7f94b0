// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_INT8_WOVEN_ROWS_HPP
#define NERVELET_KERNEL_HELIUM_INT8_WOVEN_ROWS_HPP

#include "requantization.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

namespace nervelet {
namespace kernel {
namespace helium {

/// Weaves four rows of four channels together: a column becomes 16 bytes, of each channel those of the four rows. So
/// four columns of a channel are four words, 16 bytes apart, which see a window of 3 x 3 with one load. Of `lanes`
/// channels, at most four, the others are not read. columns > 0. A function of its own, like the others with
/// predicates: only so do both GCC and Clang know that those change.
__attribute__((noinline)) inline void weave(const std::int8_t* const* rows, std::size_t columns, std::size_t distance,
                                            std::size_t lanes, std::int8_t* to) {
    const std::int8_t* a = rows[0];
    const std::int8_t* b = rows[1];
    const std::int8_t* c = rows[2];
    const std::int8_t* d = rows[3];
    __asm__ volatile(R"(
            vctp.32 %[lanes]
            dls lr, %[columns]
    1:      vpstttt
            vldrbt.u32 q0, [%[a]]
            vldrbt.u32 q1, [%[b]]
            vldrbt.u32 q2, [%[c]]
            vldrbt.u32 q3, [%[d]]
            add %[a], %[a], %[distance]
            vsli.32 q0, q1, #8
            add %[b], %[b], %[distance]
            vsli.32 q0, q2, #16
            add %[c], %[c], %[distance]
            vsli.32 q0, q3, #24
            add %[d], %[d], %[distance]
            vstrw.32 q0, [%[to]], #16
            le lr, 1b
        )"
                     : [a] "+&l"(a), [b] "+&l"(b), [c] "+&l"(c), [d] "+&l"(d), [to] "+&r"(to)
                     : [columns] "r"(columns), [distance] "r"(distance), [lanes] "r"(lanes)
                     : "q0", "q1", "q2", "q3", "lr", "memory");
}

/// Sets one of the rows that are woven together, of all channels.
inline void set_woven_row(std::int8_t number, std::size_t columns, std::int8_t* row) {
    std::uint32_t zero;
    __asm__ volatile(R"(
            movs %[zero], #0
            vdup.32 q0, %[number]
            vidup.u32 q1, %[zero], #4
            dls lr, %[columns]
    1:      vstrb.32 q0, [%[row], q1]
            add %[row], %[row], #16
            le lr, 1b
        )"
                     : [row] "+&r"(row), [zero] "=&Te"(zero)
                     : [number] "r"(number), [columns] "r"(columns)
                     : "q0", "q1", "lr", "cc", "memory");
}

/// What the sums of a channel are made of, and their multiplier.
struct ChannelOfFilters {
    std::int32_t bias;
    std::int32_t mantissa;
    std::int32_t exponent;
};

/// Channels of woven rows; the order of the members is known to multiply_woven().
struct WovenChannels {
    std::uint32_t columns[4]; ///< where four columns of a channel begin
    std::uint32_t places[4];  ///< where four outputs go
    const ChannelOfFilters* filters;
    const std::int8_t* weights; ///< woven
    std::int8_t* x;             ///< woven
    std::int8_t* y;
    std::uint32_t fours;     ///< how many
    std::uint32_t mask;      ///< four bits for each output of four that is there
    std::uint32_t rest;      ///< the same of outputs behind the last four, or zero
    std::size_t lanes;       ///< how many channels, at least one
    std::int32_t zero_point; ///< of y
    std::uint32_t step;      ///< from four outputs to the next ones
    std::int8_t pad;
};

/// The outputs of these channels, four at a time: of two rows and two columns with a Stride of one, where the same four
/// columns and rows meet weights that are moved, or of a row.
template <class Rounding, std::size_t Stride, bool TwoRows>
__attribute__((noinline)) void multiply_woven(const WovenChannels& channels) {
    register const void* at __asm__("r0") = &channels;
    __asm__ volatile(
        R"(
            push {r4-r11}
            vldrw.32 q5, [r0], #16
            vldrw.32 q6, [r0], #16
            ldm r0, {r1-r8, r11, r12}
            push {r1-r8}
        @ of each channel
    5:      pop {r0-r3}
            ldm r0!, {r5, r7, r9}
            adds r4, r1, #4
            adds r6, r2, #4
            add r8, r3, #1
            push {r0, r4, r6, r8}
            ldrd r4, r6, [sp, #16]
            ldr r0, [sp, #24]
            vldrw.u32 q1, [r1, q5]
        .if %c[two_rows]
            movs r1, #0
            vmov q2, q1
            vshlc q2, r1, #32
            vshl.i32 q3, q1, #8
            vshl.i32 q4, q2, #8
        .endif
            vmsr p0, r6
        @ of each four outputs
    1:      wls lr, r4, 3f
    2:
        .if %c[two_rows]
            vldrw.u32 q0, [r2, q5]
            add r2, #32
            vmladav.s8 r4, q0, q1
            vmladav.s8 r6, q0, q2
            vmladav.s8 r8, q0, q3
            vmladav.s8 r10, q0, q4
        .else
        .irp i, 4, 6, 8, 10
            vldrw.u32 q0, [r2, q5]
            add r2, #%c[step]
            vmladav.s8 r\i, q0, q1
        .endr
        .endif
            vmov q0[2], q0[0], r4, r8
            vmov q0[3], q0[1], r6, r10
            vadd.i32 q0, q0, r5
        .if %c[is_double]
            vqrdmulh.s32 q0, q0, r7
            vshr.s32 q7, q0, #31
            vadd.i32 q0, q0, q7
        .else
            vqdmulh.s32 q0, q0, r7
        .endif
            vrshl.s32 q0, r9
            vadd.i32 q0, q0, r11
            vqmovnb.s32 q0, q0
            vqmovnb.s16 q0, q0
            vpst
            vstrbt.32 q0, [r3, q6]
            add r3, r12
            le lr, 2b
    3:      cmp r0, #0
            beq 4f
            vmsr p0, r0
            movs r0, #0
            movs r4, #1
            b 1b
    4:      ldr r1, [sp, #28]
            subs r1, #1
            str r1, [sp, #28]
            bne 5b
            add sp, #32
            pop {r4-r11}
        )"
        : "+r"(at)
        : [is_double] "i"(is_double<Rounding>() ? 1 : 0), [step] "i"(16 * Stride), [two_rows] "i"(TwoRows ? 1 : 0)
        : "r1", "r2", "r3", "r12", "lr", "q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "cc", "memory");
}

} // namespace helium
} // namespace kernel
} // namespace nervelet

#endif

#endif
