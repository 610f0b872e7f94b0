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
            const std::int32_t product = x[i] * *reinterpret_cast<const std::int16_t*>(weight);
            sum += product;
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
