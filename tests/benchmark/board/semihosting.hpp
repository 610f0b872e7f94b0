// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_SEMIHOSTING_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_SEMIHOSTING_HPP

#include <cstdint>

/// Words from the processor to the debugger, here QEMU, without a C library.
namespace semihosting {

inline std::uintptr_t call(std::uintptr_t operation, const void* argument) {
    register std::uintptr_t r0 asm("r0") = operation;
    register const void* r1 asm("r1") = argument;
    asm volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

inline void print(const char* text) {
    call(0x04, text);
}

inline void print(std::uint32_t number) {
    char digits[11];
    char* first = digits + 10;
    *first = 0;
    do {
        *--first = static_cast<char>('0' + number % 10);
        number /= 10;
    } while (number != 0);
    print(first);
}

[[noreturn]] inline void exit(std::uint32_t status) {
    const std::uint32_t block[] = {0x20026, status}; // ADP_Stopped_ApplicationExit
    while (true) {
        call(0x20, block);
    }
}

} // namespace semihosting

#endif
