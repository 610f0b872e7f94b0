// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_FIXED16_SUMS_HPP
#define NERVELET_KERNEL_THUMB1_FIXED16_SUMS_HPP

#include "products.hpp"

#if defined(NERVELET_HAS_THUMB1)

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// What a sum of products is made of: weight i of sum k lies 2 i stride + k distance bytes behind the first one.
struct Weights {
    const std::int16_t* first;
    std::int32_t stride;
    std::uint32_t distance;

    /// The weight i of sum 0.
    const std::int16_t* at(std::ptrdiff_t i) const { return first + i * stride; }
};

/// So many bytes behind.
inline const std::int16_t* behind(const std::int16_t* weight, std::uint32_t bytes) {
    return reinterpret_cast<const std::int16_t*>(reinterpret_cast<const char*>(weight) + bytes);
}

/// Adds to each sum x times its weights. True where a sum left 32 bits on the way, which leaves them unusable.
__attribute__((noinline)) inline bool add_all_products(const std::int16_t* x, const std::int16_t* end,
                                                       const Weights& weights, std::int32_t* sums, std::size_t count) {
    Entry list[capacity];
    const std::int16_t* const begin = x;
    do {
        // Magnitudes below 2^16: then every sum of products with 16-bit integers fits 32 bits.
        const std::int16_t* const last_number = end - x > std::int32_t(capacity) ? x + capacity : end;
        Entry* const last = list_numbers(x, last_number, 0xFFFF0000u, list);
        if (last == list) {
            continue;
        }
        if (weights.stride != 1) {
            for (Entry* entry = list; entry != last; ++entry) {
                entry->offset *= weights.stride;
            }
        }
        const std::int16_t* row = weights.at(last_number - begin);
        const std::size_t fours = count / 4 * 4;
        if (fours > 0) {
            Products products(row, weights.distance, list, last, sums, fours);
            if (add_products(products)) {
                return true;
            }
        }
        row = behind(row, fours * weights.distance);
        for (std::size_t k = fours; k < count; ++k) {
            if (__builtin_add_overflow(sums[k], sum_of_products(list, last, row), &sums[k])) {
                return true;
            }
            row = behind(row, weights.distance);
        }
    } while (x != end);
    return false;
}

/// sums[k] = start + bias[k] scale, two of them in 11 instructions.
struct First {
    const std::int16_t* bias;
    std::int32_t scale;
    std::int32_t start;

    __attribute__((noinline)) void set(std::int32_t* sums, std::size_t count) const {
        register std::int32_t* end __asm__("r12") = sums + count;
        register std::int32_t rest __asm__("lr") = start;
        register std::int32_t factor __asm__("r6") = scale;
        register const std::int16_t* number __asm__("r0") = bias;
        register std::int32_t* to __asm__("r1") = sums;
        register std::size_t size __asm__("r2") = count;
        __asm__ volatile(R"(
        .syntax unified
            movs r4, #0
            movs r5, #2
            lsrs r2, r2, #1
            bcc 1f
            subs r0, r0, #2 @ an odd number of them
            b 2f
    1:      ldrsh r3, [r0, r4]
            muls r3, r6, r3
            add r3, lr
            stmia r1!, {r3}
    2:      ldrsh r3, [r0, r5]
            muls r3, r6, r3
            add r3, lr
            stmia r1!, {r3}
            adds r0, r0, #4
            cmp r1, r12
            bne 1b
        )"
                         : "+r"(number), "+r"(to), "+r"(size)
                         : "r"(factor), "r"(rest), "r"(end)
                         : "r3", "r4", "r5", "cc", "memory");
    }
};

/// start + x times the weights, which lie 2 stride bytes apart, in 64 bits, saturated to 32.
inline std::int32_t sum_in_64_bits(const std::int16_t* x, const std::int16_t* end, const std::int16_t* weight,
                                   std::int32_t stride, std::int32_t start) {
    register const std::int16_t* last __asm__("r12") = end;
    register std::int32_t distance __asm__("lr") = 2 * stride;
    register const std::int16_t* number __asm__("r0") = x;
    register const std::int16_t* of_number __asm__("r1") = weight;
    register std::int32_t low __asm__("r2") = start;
    register std::int32_t high __asm__("r3") = start >> 31;
    __asm__ volatile(R"(
        .syntax unified
    1:      movs r4, #0
            ldrsh r5, [r0, r4]
            ldrsh r4, [r1, r4]
            muls r4, r5, r4
            asrs r5, r4, #31
            adds r2, r2, r4
            adcs r3, r3, r5
            add r1, lr
            adds r0, r0, #2
            cmp r0, r12
            bne 1b
    )"
                     : "+r"(number), "+r"(of_number), "+r"(low), "+r"(high)
                     : "r"(distance), "r"(last)
                     : "r4", "r5", "cc", "memory");
    return high == low >> 31 ? low : high >> 31 ^ INT32_MAX;
}

/// sums[k] = what is first there + x times the weights, saturated to 32 bits.
__attribute__((noinline)) inline void saturated_sums(const std::int16_t* x, std::size_t size, const Weights& weights,
                                                     const First& first, std::int32_t* sums, std::size_t count) {
    first.set(sums, count);
    if (add_all_products(x, x + size, weights, sums, count)) {
        first.set(sums, count); // once more in 64 bits
        const std::int16_t* weight = weights.first;
        for (std::size_t k = 0; k < count; ++k) {
            sums[k] = sum_in_64_bits(x, x + size, weight, weights.stride, sums[k]);
            weight = behind(weight, weights.distance);
        }
    }
}

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
