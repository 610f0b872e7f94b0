// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_FIXED16_PRODUCTS_HPP
#define NERVELET_KERNEL_THUMB1_FIXED16_PRODUCTS_HPP

#include "../../target.hpp"

/// This folder holds the inner loops for 16-bit integers on cores that have eight registers for most instructions and
/// no instruction that adds a product: Armv6-M (Cortex-M0, M0+).
#if defined(NERVELET_HAS_THUMB1)

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// A number that is not zero, and how many bytes behind the first weight the one lies that it meets.
struct Entry {
    std::int32_t number;
    std::uint32_t offset;
};

/// How many numbers are listed at once, on the stack.
constexpr std::size_t capacity = 64;

/// Lists the numbers from x on that are not zero, at most up to `end`, and as long as `spent` and their magnitudes sum
/// to less than 2^32. What is listed is filled up with zeros to a multiple of four. x becomes the first number that was
/// not looked at, `offset` its offset. Gives the end of the list.
__attribute__((noinline)) inline Entry* list_numbers(const std::int16_t*& x, const std::int16_t* end,
                                                     std::uint32_t& offset, std::uint32_t stride, std::uint32_t spent,
                                                     Entry* list) {
    std::int32_t index =
        static_cast<std::int32_t>(reinterpret_cast<const char*>(x) - reinterpret_cast<const char*>(end));
    Entry* to = list;
    std::uint32_t magnitude;
    register std::int32_t number __asm__("r2");
    register std::uint32_t at __asm__("r3") = offset;
    // The sum carries when it reaches 2^32.
    __asm__ volatile(R"(
        .syntax unified
    1:  ldrsh r2, [%[end], %[index]]
        cmp r2, #0
        ble 3f
        adds %[spent], %[spent], r2
    2:  bcs 5f
        stmia %[to]!, {r2, r3}
    4:  add r3, %[stride]
        adds %[index], %[index], #2
        bne 1b
        b 5f
    3:  beq 4b
        rsbs %[magnitude], r2, #0
        adds %[spent], %[spent], %[magnitude]
        b 2b
    5:
    )"
                     : [to] "+l"(to), [index] "+l"(index), "+r"(at), [spent] "+l"(spent),
                       "=&r"(number), [magnitude] "=&l"(magnitude)
                     : [end] "l"(end), [stride] "h"(stride)
                     : "cc", "memory");
    x = reinterpret_cast<const std::int16_t*>(reinterpret_cast<const char*>(end) + index);
    offset = at;
    while ((reinterpret_cast<std::uintptr_t>(to) - reinterpret_cast<std::uintptr_t>(list)) % (4 * sizeof(Entry)) != 0) {
        *to++ = Entry{0, 0};
    }
    return to;
}

/// What add_products() works on. The order of the members is known to it.
struct Products {
    const std::int16_t* weights; ///< of the next of four sums
    const Entry* list;
    std::size_t entry;      ///< bytes of code that the first round of eight numbers leaves out
    std::uint32_t distance; ///< bytes between the weights of neighbouring sums
    std::int32_t* end;      ///< of the sums, a multiple of four
    std::int32_t* sums;
    const Entry* list_end;

    Products(const std::int16_t* first, std::uint32_t row_distance, const Entry* from, const Entry* to,
             std::int32_t* first_sum, std::size_t count)
        : weights(first), list(from), entry(0), distance(row_distance), end(first_sum + count), sums(first_sum),
          list_end(to) {
        constexpr std::size_t code_of_number = 26; // 13 instructions
        if (reinterpret_cast<std::uintptr_t>(to) - reinterpret_cast<std::uintptr_t>(from) & 4 * sizeof(Entry)) {
            entry = 4 * code_of_number;
        }
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

/// The sum of the numbers of a list that is not empty, each times its weight, which lies so many bytes behind `row`.
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

/// What a sum of products is made of: weight i of sum k lies i stride + k distance bytes behind the first one.
struct Weights {
    const std::int16_t* first;
    std::uint32_t stride;
    std::uint32_t distance;

    const std::int16_t* of_sum(std::size_t k) const {
        return reinterpret_cast<const std::int16_t*>(reinterpret_cast<const char*>(first) + k * distance);
    }
};

/// Adds to each sum x times its weights. True where a sum left 32 bits on the way, which leaves them unusable.
__attribute__((noinline)) inline bool add_all_products(const std::int16_t* x, const std::int16_t* end,
                                                       const Weights& weights, std::int32_t* sums, std::size_t count) {
    Entry list[capacity];
    std::uint32_t offset = 0;
    while (x != end) {
        // Magnitudes below 2^16: then every sum of products with 16-bit integers fits 32 bits.
        const Entry* const last = list_numbers(x, end - x > std::int32_t(capacity) ? x + capacity : end, offset,
                                               weights.stride, 0xFFFF0000u, list);
        if (last == list) {
            continue;
        }
        const std::size_t fours = count / 4 * 4;
        if (fours > 0) {
            Products products(weights.first, weights.distance, list, last, sums, fours);
            if (add_products(products)) {
                return true;
            }
        }
        for (std::size_t k = fours; k < count; ++k) {
            if (__builtin_add_overflow(sums[k], sum_of_products(list, last, weights.of_sum(k)), &sums[k])) {
                return true;
            }
        }
    }
    return false;
}

/// sums[k] = start + bias[k] scale; without biases, start.
struct First {
    const std::int16_t* bias;
    std::int32_t scale;
    std::int32_t start;

    __attribute__((noinline)) void set(std::int32_t* sums, std::size_t count) const {
        const std::int32_t rest = start; // in a register
        const std::int32_t factor = scale;
        const std::int16_t* number = bias;
        std::int32_t* const end = sums + count;
        if (number == nullptr) {
            do {
                *sums++ = rest;
            } while (sums != end);
        } else {
            do {
                *sums++ = *number++ * factor + rest;
            } while (sums != end);
        }
    }
};

/// sums[k] = what is first there + x times the weights, saturated to 32 bits.
__attribute__((noinline)) inline void saturated_sums(const std::int16_t* x, std::size_t size, const Weights& weights,
                                                     const First& first, std::int32_t* sums, std::size_t count) {
    first.set(sums, count);
    if (!add_all_products(x, x + size, weights, sums, count)) {
        return;
    }
    first.set(sums, count); // once more in 64 bits
    for (std::size_t k = 0; k < count; ++k) {
        const char* weight = reinterpret_cast<const char*>(weights.of_sum(k));
        std::int64_t sum = sums[k];
        for (std::size_t i = 0; i < size; ++i) {
            sum += std::int32_t(x[i]) * *reinterpret_cast<const std::int16_t*>(weight);
            weight += weights.stride;
        }
        const std::int32_t low = static_cast<std::int32_t>(sum);
        const std::int32_t high = static_cast<std::int32_t>(sum >> 32);
        sums[k] = high == low >> 31 ? low : high >> 31 ^ INT32_MAX;
    }
}

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
