// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_FIXED16_PRODUCTS_HPP
#define NERVELET_KERNEL_THUMB1_FIXED16_PRODUCTS_HPP

#include "list.hpp"

#if defined(NERVELET_HAS_THUMB1)

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// What add_products() works on. The order of the members is known to it.
struct Products {
    const std::int16_t* weights; ///< where the row of the next of four sums ends
    const Entry* list;
    std::size_t entry;      ///< bytes of code that the first round of eight numbers leaves out
    std::uint32_t distance; ///< bytes between the weights of neighbouring sums
    std::int32_t* end;      ///< of the sums, a multiple of four
    std::int32_t* sums;
    const Entry* list_end;

    Products(const std::int16_t* first, std::uint32_t row_distance, const Entry* from, const Entry* to,
             std::int32_t* first_sum, std::size_t count)
        : weights(first), list(from), distance(row_distance), end(first_sum + count), sums(first_sum), list_end(to) {
        constexpr std::size_t code_of_number = 26; // 13 instructions
        const std::size_t size = reinterpret_cast<std::uintptr_t>(to) - reinterpret_cast<std::uintptr_t>(from);
        entry = size / sizeof(Entry) % 8 * code_of_number; // of none or four
    }
};

/// Adds to each sum the numbers of the list, each times its weight. True where a sum left 32 bits, which leaves them
/// unusable. Four sums at a time, which need no flags, so that they can be in the upper registers: 13 instructions are
/// four products.
__attribute__((noinline)) inline bool add_products(Products& products) {
    register void* at __asm__("r0") = &products;
    __asm__ volatile(R"(
        .syntax unified
        .macro nervelet_add to, sum
            mov r6, \sum
            adds \to, \to, r6
            bvs 4f
        .endm
            push {r4, r5, r6, r7}
            push {r0}
            ldr r1, [r0, #24]
            mov lr, r1
    1:      ldr r7, [sp]
            ldmia r7!, {r0, r4, r5, r6}
            adds r1, r0, r6
            adds r2, r1, r6
            adds r3, r2, r6
            movs r7, #0
            mov r8, r7
            mov r10, r7
            mov r11, r7
            mov r12, r7
            add pc, r5 @ counts from the second instruction behind it
            nop
    2:  .rept 8
            ldmia r4!, {r5, r6}
            ldrsh r7, [r0, r6]
            muls r7, r5, r7
            add r8, r7
            ldrsh r7, [r1, r6]
            muls r7, r5, r7
            add r10, r7
            ldrsh r7, [r2, r6]
            muls r7, r5, r7
            add r11, r7
            ldrsh r7, [r3, r6]
            muls r7, r5, r7
            add r12, r7
        .endr
            cmp r4, lr
            bne 2b
            ldr r7, [sp]
            ldr r6, [r7, #12]
            adds r3, r3, r6
            str r3, [r7]
            ldr r5, [r7, #20]
            ldmia r5!, {r0, r1, r2, r3}
            str r5, [r7, #20]
            subs r5, r5, #16
            nervelet_add r0, r8
            nervelet_add r1, r10
            nervelet_add r2, r11
            nervelet_add r3, r12
            stmia r5!, {r0, r1, r2, r3}
            ldr r6, [r7, #16]
            cmp r5, r6
            beq 3f
            b 1b
    3:      movs r1, #0
            b 5f
    4:      movs r1, #1
    5:      pop {r0}
            pop {r4, r5, r6, r7}
            mov r0, r1
        .purgem nervelet_add
    )"
                     : "+r"(at)
                     :
                     : "r1", "r2", "r3", "r8", "r10", "r11", "r12", "lr", "cc", "memory");
    return at != nullptr;
}

/// The sum of the numbers of a list that is not empty, each times its weight: row ends where its weights end.
inline std::int32_t sum_of_products(const Entry* list, const Entry* end, const void* row) {
    std::int32_t sum = 0;
    __asm__ volatile(R"(
        .syntax unified
    1:  ldmia %[list]!, {r2, r3}
        ldrsh r3, [%[row], r3]
        muls r2, r3, r2
        adds %[sum], %[sum], r2
        cmp %[list], %[end]
        bne 1b
    )"
                     : [list] "+l"(list), [sum] "+l"(sum)
                     : [end] "r"(end), [row] "l"(row)
                     : "r2", "r3", "cc", "memory");
    return sum;
}

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
