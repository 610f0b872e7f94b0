// Part of nervelet. MIT licence, the nervelet authors.
//
// Start-up code for any Cortex-M: the vector table, and what comes before main(): the floating-point unit, .data, .bss,
// constructors.
#include <cstdint>

using Function = void (*)();

extern "C" {
// From firmware.ld.
extern const std::uint32_t __data_source[];
extern std::uint32_t __data_start[];
extern std::uint32_t __data_end[];
extern std::uint32_t __bss_start[];
extern std::uint32_t __bss_end[];
extern std::uint32_t __stack[];
extern const Function __init_array_start[];
extern const Function __init_array_end[];

// Otherwise from crtbegin.o: an object with a destructor refers to it, although a firmware never ends.
void* __dso_handle = nullptr;

int main();

[[noreturn]] void fault() {
    while (true) {
    }
}

[[noreturn]] void reset() {
#ifdef __ARM_FP
    // Coprocessors 10 and 11, the floating-point unit and MVE, in the coprocessor access control register.
    *reinterpret_cast<volatile std::uint32_t*>(0xE000ED88) |= 0xFu << 20;
    asm volatile("dsb\n\tisb" ::: "memory");
#endif
    const std::uint32_t* from = __data_source;
    for (volatile std::uint32_t* to = __data_start; to != __data_end; ++to) {
        *to = *from++;
    }
    for (volatile std::uint32_t* to = __bss_start; to != __bss_end; ++to) {
        *to = 0;
    }
    for (const Function* construct = __init_array_start; construct != __init_array_end; ++construct) {
        (*construct)();
    }
    main();
    fault();
}
}

struct Vectors {
    std::uint32_t* stack;
    Function handlers[15];
};

// Reset, then the fourteen exceptions of the core. A firmware with interrupts appends their handlers.
extern "C" __attribute__((section(".vectors"), used)) const Vectors vectors{
    __stack, {reset, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault, fault}};
