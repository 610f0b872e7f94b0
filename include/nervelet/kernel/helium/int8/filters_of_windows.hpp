// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_INT8_FILTERS_OF_WINDOWS_HPP
#define NERVELET_KERNEL_HELIUM_INT8_FILTERS_OF_WINDOWS_HPP

#include "requantization.hpp"

#if defined(NERVELET_HAS_HELIUM_INTEGER)

#include <cstddef>
#include <cstdint>

#include "../../../scalar/int8/filters.hpp"

namespace nervelet {
namespace kernel {
namespace helium {

/// Filters of a layer, a multiple of four of them, and windows that lie one behind the other, as their outputs do. The
/// order of the members is known to multiply_windows().
struct FiltersOfWindows {
    const std::int8_t* x;
    std::size_t size;        ///< of a window
    std::size_t behind;      ///< bytes that the last vector of a filter has behind its end
    std::int32_t zero_point; ///< z(y)
    const std::int8_t* exponents_end;
    const std::int32_t* bias;
    const std::int32_t* mantissas;
    const std::int8_t* exponents;
    const std::int8_t* weights;
    std::size_t windows;
    std::int8_t* y;
    std::int32_t lowest;
    std::int32_t highest;
};

/// Sets all but x, windows and y to filters `first` to `end`.
template <std::size_t Count, std::size_t Size>
void set_filters(const int8::Filters<Count, Size, int8::FilterAfterFilter>& filters, std::size_t first, std::size_t end,
                 FiltersOfWindows& work) {
    work.size = Size;
    work.behind = (Size + 15) / 16 * 16 - Size;
    work.zero_point = filters.output.zero_point;
    work.exponents_end = filters.exponents.data() + end;
    work.bias = filters.bias.data() + first;
    work.mantissas = filters.mantissas.data() + first;
    work.exponents = filters.exponents.data() + first;
    work.weights = filters.weights.data() + first * Size;
    work.lowest = filters.output.lowest;
    work.highest = filters.output.highest;
}

/// The outputs of these filters for each window, where takes_steps(): four filters at a time, 16 products with one
/// instruction. Of the last vector the lanes behind the end are neither loaded nor added. Then the four sums become
/// bytes, see requantization.hpp.
template <class Rounding>
__attribute__((noinline)) void multiply_windows(const FiltersOfWindows& filters) {
    register const void* at __asm__("r0") = &filters;
    __asm__ volatile(
        R"(
            push {r4-r11}
            ldrd r2, r3, [r0, #44]
            vdup.32 q3, r2
            vdup.32 q4, r3
            ldr r2, [r0, #40]
            ldm r0, {r1, r3-r11}
            push {r1, r3-r11}
        @ of each window
    1:      ldrd r12, r11, [sp, #20]
            ldrd r0, r3, [sp, #28]
        @ of each four filters
    2:      ldrd r1, r4, [sp]
            dlstp.8 lr, r4
            add r5, r3, r4
            add r7, r5, r4
            add r9, r7, r4
            ldrd r4, r6, [r12], #8
            ldrd r8, r10, [r12], #8
    3:      vldrb.8 q0, [r1], #16
            vldrb.8 q1, [r3], #16
            vmladava.s8 r4, q0, q1
            vldrb.8 q2, [r5], #16
            vmladava.s8 r6, q0, q2
            vldrb.8 q1, [r7], #16
            vmladava.s8 r8, q0, q1
            vldrb.8 q2, [r9], #16
            vmladava.s8 r10, q0, q2
            letp lr, 3b
        @ they become bytes
            vldrw.32 q1, [r11], #16
            vmov q0[2], q0[0], r4, r8
            vmov q0[3], q0[1], r6, r10
        .if %c[is_double]
            vqrdmulh.s32 q0, q0, q1
            ldrd r3, r5, [sp, #8]
            vshr.s32 q1, q0, #31
            vldrb.s32 q2, [r0], #4
            vadd.i32 q0, q0, q1
        .else
            vqdmulh.s32 q0, q0, q1
            ldrd r3, r5, [sp, #8]
            vldrb.s32 q2, [r0], #4
        .endif
            sub r3, r9, r3
            vrshl.s32 q0, q0, q2
            ldr r7, [sp, #16]
            vadd.i32 q0, q0, r5
            vmax.s32 q0, q0, q3
            vmin.s32 q0, q0, q4
            cmp r0, r7
            vstrb.32 q0, [r2], #4
            bne 2b
            ldrd r0, r1, [sp]
            add r0, r0, r1
            ldr r1, [sp, #36]
            subs r1, #1
            str r0, [sp]
            str r1, [sp, #36]
            bne 1b
            add sp, #40
            pop {r4-r11}
        )"
        : "+r"(at)
        : [is_double] "i"(is_double<Rounding>() ? 1 : 0)
        : "r1", "r2", "r3", "r12", "lr", "q0", "q1", "q2", "q3", "q4", "cc", "memory");
}

} // namespace helium
} // namespace kernel
} // namespace nervelet

#endif

#endif
