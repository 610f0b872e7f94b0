// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_HELIUM_INT8_INSTRUCTIONS_HPP
#define NERVELET_KERNEL_HELIUM_INT8_INSTRUCTIONS_HPP

#include "../../target.hpp"

/// This folder holds the inner loops for bytes with the vectors of integers of Armv8.1-M (Cortex-M55, M85): VMLADAVA
/// adds 16 products of bytes to a sum. Integers have no rounding of their own, so all bits are those of the portable
/// form, and the loops are there wherever the compiler has these vectors. DLSTP and LETP make a loop whose last turn
/// has only the lanes that are left: it neither reads nor writes behind an end. Written in assembler, because GCC
/// before 15 makes no such loops, and arm_mve.h is 40,000 lines long.
#if defined(NERVELET_HAS_HELIUM_INTEGER)

#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace kernel {
namespace helium {

/// sum + a . b; size > 0
__attribute__((noinline)) inline std::int32_t add_dot(const std::int8_t* a, const std::int8_t* b, std::size_t size,
                                                      std::int32_t sum) {
    register std::int32_t total __asm__("r12") = sum; // VMLADAVA wants an even register
    __asm__(R"(
            dlstp.8 lr, %[size]
    1:      vldrb.8 q0, [%[a]], #16
            vldrb.8 q1, [%[b]], #16
            vmladava.s8 %[sum], q0, q1
            letp lr, 1b
        )"
            : [sum] "+&r"(total), [a] "+&r"(a), [b] "+&r"(b)
            : [size] "r"(size)
            : "q0", "q1", "lr", "memory");
    return total;
}

/// Copies `rows` rows, at least one, of `count` bytes each; those of `from` are `distance` apart, those of `to` lie one
/// behind the other.
inline std::int8_t* copy_rows(const std::int8_t* from, std::size_t count, std::size_t rows, std::size_t distance,
                              std::int8_t* to) {
    std::size_t behind;
    std::int8_t* writes;
    __asm__ volatile(
        R"(
    1:      mov %[behind], %[from]
            mov %[writes], %[to]
            wlstp.8 lr, %[count], 3f
    2:      vldrb.8 q0, [%[behind]], #16
            vstrb.8 q0, [%[writes]], #16
            letp lr, 2b
    3:      add %[to], %[to], %[count]
            add %[from], %[from], %[distance]
            subs %[rows], %[rows], #1
            bne 1b
        )"
        : [from] "+&r"(from), [to] "+&r"(to), [rows] "+&r"(rows), [behind] "=&r"(behind), [writes] "=&r"(writes)
        : [count] "r"(count), [distance] "r"(distance)
        : "q0", "lr", "cc", "memory");
    return to;
}

inline void fill_bytes(std::int8_t number, std::size_t count, std::int8_t* to) {
    __asm__ volatile(R"(
            vdup.8 q0, %[number]
            wlstp.8 lr, %[count], 2f
    1:      vstrb.8 q0, [%[to]], #16
            letp lr, 1b
    2:
        )"
                     : [to] "+&r"(to)
                     : [number] "r"(number), [count] "r"(count)
                     : "q0", "lr", "memory");
}

} // namespace helium
} // namespace kernel
} // namespace nervelet

#endif

#endif
