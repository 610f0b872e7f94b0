// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_FIXED16_AFFINE_HPP
#define NERVELET_KERNEL_HELIUM_FIXED16_AFFINE_HPP

#include "../../portable/fixed16/affine.hpp"
#include "instructions.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

namespace nervelet {
namespace kernel {
namespace helium {

/// sums[o] = start + bias[o] factor; outputs > 0
inline void start_sums(const std::int16_t* bias, std::size_t outputs, std::int32_t factor, std::int32_t start,
                       std::int32_t* sums) {
    __asm__ volatile(R"(
            dlstp.32 lr, %[outputs]
    1:      vldrh.s32 q0, [%[bias]], #8
            vmul.i32 q0, q0, %[factor]
            vadd.i32 q0, q0, %[start]
            vstrw.32 q0, [%[sums]], #16
            letp lr, 1b
        )"
                     : [bias] "+&l"(bias), [sums] "+&r"(sums)
                     : [outputs] "r"(outputs), [factor] "r"(factor), [start] "r"(start)
                     : "q0", "lr", "memory");
}

/// Adds to the sums up to `end`, four of them at once, the products of x and their rows, which follow each other:
/// VMLALDAVA adds eight of them to a sum of 64 bits, which then is saturated or wraps. inputs > 0, and at least four
/// sums. On the stack lie x, the distance of rows, rows, sums, turns and `end`. What has read a row is behind its end
/// where it had a rest, and at its end where a turn takes several vectors.
template <bool Saturates, std::size_t Vectors>
[[gnu::always_inline]] inline void add_dots_by_fours(const std::int16_t* x, const std::int16_t* rows,
                                                     std::size_t inputs, std::int32_t* sums, std::int32_t* end) {
    register const std::int16_t* reads __asm__("r0") = x;
    register std::size_t distance __asm__("r1") = 2 * inputs;
    register const std::int16_t* first __asm__("r2") = rows;
    register std::int32_t* writes __asm__("r3") = sums;
    register std::size_t count __asm__("r12") = inputs / Vectors;
    register std::int32_t* last __asm__("lr") = end;
    __asm__ volatile(R"(
            push {r4-r11}
            push {r0-r3, r12, lr}
            b 4f
    3:      ldrd r0, r1, [sp]
            ldrd r3, r12, [sp, #12]
    4:      dlstp.16 lr, r12
            ldrd r4, r6, [r3]
            ldrd r8, r10, [r3, #8]
            add r3, r2, r1, lsl #1
            add r12, r3, r1
            add r1, r2, r1
            asrs r5, r4, #31
            asrs r7, r6, #31
            asr r9, r8, #31
            asr r11, r10, #31
    1:
        .rept %c[vectors]
            vldrh.u16 q0, [r0], #16
            vldrh.u16 q1, [r2], #16
            vmlaldava.s16 r4, r5, q0, q1
            vldrh.u16 q1, [r1], #16
            vmlaldava.s16 r6, r7, q0, q1
            vldrh.u16 q1, [r3], #16
            vmlaldava.s16 r8, r9, q0, q1
            vldrh.u16 q1, [r12], #16
            vmlaldava.s16 r10, r11, q0, q1
        .endr
            letp lr, 1b
        .if %c[saturates]
            eor r0, r5, r4, asr #31
            eor r1, r7, r6, asr #31
            orr r0, r0, r1
            eor r1, r9, r8, asr #31
            orr r0, r0, r1
            eor r1, r11, r10, asr #31
            orrs r0, r0, r1
            beq 2f
            mvn r0, #0x80000000
            cmp r5, r4, asr #31
            it ne
            eorne r4, r0, r5, asr #31
            cmp r7, r6, asr #31
            it ne
            eorne r6, r0, r7, asr #31
            cmp r9, r8, asr #31
            it ne
            eorne r8, r0, r9, asr #31
            cmp r11, r10, asr #31
            it ne
            eorne r10, r0, r11, asr #31
    2:
        .endif
            ldr r3, [sp, #12]
            ldr r0, [sp, #20]
            strd r4, r6, [r3], #8
            strd r8, r10, [r3], #8
            str r3, [sp, #12]
        .if %c[vectors] > 1
            mov r2, r12
        .else
            ldrd r1, r2, [sp, #4]
            add r2, r2, r1, lsl #2
            str r2, [sp, #8]
        .endif
            cmp r3, r0
            bne 3b
            add sp, sp, #24
            pop {r4-r11}
        )"
                     : "+r"(reads), "+r"(distance), "+r"(first), "+r"(writes), "+r"(count), "+r"(last)
                     : [saturates] "i"(Saturates ? 1 : 0), [vectors] "i"(Vectors)
                     : "q0", "q1", "cc", "memory");
}

/// The same of one row.
template <bool Saturates>
inline std::int32_t add_one_dot(const std::int16_t* x, const std::int16_t* row, std::size_t inputs, std::int32_t sum) {
    register std::int32_t low __asm__("r2") = sum; // VMLALDAVA wants an even register and an odd one
    register std::int32_t high __asm__("r3") = sum < 0 ? -1 : 0;
    __asm__ volatile(R"(
            dlstp.16 lr, %[inputs]
    1:      vldrh.u16 q0, [%[x]], #16
            vldrh.u16 q1, [%[row]], #16
            vmlaldava.s16 %[low], %[high], q0, q1
            letp lr, 1b
        )"
                     : [low] "+&r"(low), [high] "+&r"(high), [x] "+&r"(x), [row] "+&r"(row)
                     : [inputs] "r"(inputs)
                     : "q0", "q1", "lr", "memory");
    return Saturates && high != low >> 31 ? 0x7FFFFFFF ^ (high >> 31) : low;
}

/// Shapes are no part of its type, so that layers share copies of it.
template <bool Saturates, std::size_t Vectors>
__attribute__((noinline)) void affine(const std::int16_t* x, const std::int16_t* weights, std::int32_t* sums,
                                      std::size_t inputs, std::size_t outputs, std::int32_t bias_factor,
                                      std::int32_t start) {
    start_sums(weights + inputs * outputs, outputs, bias_factor, start, sums);
    const std::size_t fours = outputs / 4 * 4;
    if (fours > 0) {
        add_dots_by_fours<Saturates, Vectors>(x, weights, inputs, sums, sums + fours);
    }
    for (std::size_t o = fours; o < outputs; ++o) {
        sums[o] = add_one_dot<Saturates>(x, weights + o * inputs, inputs, sums[o]);
    }
}

} // namespace helium

template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start>
void fixed16_affine(const std::int16_t* x, const std::int16_t* weights, std::int32_t* sums, HeliumInteger) {
    helium::affine<false, helium::vectors_a_turn(Inputs)>(x, weights, sums, Inputs, Outputs,
                                                          std::int32_t(1) << BiasShift, Start);
}

template <std::size_t Inputs, std::size_t Outputs, int BiasShift, std::int32_t Start>
void fixed16_affine_saturated(const std::int16_t* x, const std::int16_t* weights, std::int32_t* sums, HeliumInteger) {
    helium::affine<true, helium::vectors_a_turn(Inputs)>(x, weights, sums, Inputs, Outputs,
                                                         std::int32_t(1) << BiasShift, Start);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
