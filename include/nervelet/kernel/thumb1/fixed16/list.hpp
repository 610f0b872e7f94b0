// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_FIXED16_LIST_HPP
#define NERVELET_KERNEL_THUMB1_FIXED16_LIST_HPP

#include "../../target.hpp"

/// This folder holds the inner loops for 16-bit integers on cores that have eight registers for most instructions and
/// no instruction that adds a product: Armv6-M (Cortex-M0, M0+).
#if defined(NERVELET_HAS_THUMB1)

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// A number that is not zero, and how many bytes it lies before the end of what is listed, less than zero. Its weight
/// lies as far before the end of its row, or a multiple of that.
struct Entry {
    std::int32_t number;
    std::int32_t offset;
};

/// How many numbers are listed at once, on the stack.
constexpr std::size_t capacity = 64;

/// Lists the numbers from x on that are not zero, at most up to `end`, and as long as `spent` and their magnitudes sum
/// to less than 2^32. What is listed is filled up with zeros to a multiple of four. x becomes the first number that was
/// not looked at. Gives the end of the list.
__attribute__((noinline)) inline Entry* list_numbers(const std::int16_t*& x, const std::int16_t* end,
                                                     std::uint32_t spent, Entry* list) {
    Entry* to = list;
    std::uint32_t magnitude;
    register std::int32_t number __asm__("r2");
    register std::int32_t index __asm__("r3") =
        static_cast<std::int32_t>(reinterpret_cast<const char*>(x) - reinterpret_cast<const char*>(end));
    // The sum carries when it reaches 2^32.
    __asm__ volatile(R"(
        .syntax unified
    1:  ldrsh r2, [%[end], r3]
        cmp r2, #0
        ble 3f
        adds %[spent], %[spent], r2
    2:  bcs 5f
        stmia %[to]!, {r2, r3}
    4:  adds r3, r3, #2
        bne 1b
        b 5f
    3:  beq 4b
        rsbs %[magnitude], r2, #0
        adds %[spent], %[spent], %[magnitude]
        b 2b
    5:
    )"
                     : [to] "+l"(to), "+r"(index), [spent] "+l"(spent), "=&r"(number), [magnitude] "=&l"(magnitude)
                     : [end] "l"(end)
                     : "cc", "memory");
    x = reinterpret_cast<const std::int16_t*>(reinterpret_cast<const char*>(end) + index);
    while ((reinterpret_cast<std::uintptr_t>(to) - reinterpret_cast<std::uintptr_t>(list)) % (4 * sizeof(Entry)) != 0) {
        *to++ = Entry{0, -2};
    }
    return to;
}

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
