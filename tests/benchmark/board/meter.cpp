// Part of nervelet. MIT licence, the nervelet authors.
#include "meter.hpp"

namespace {

volatile std::uint32_t& systick_control = *reinterpret_cast<volatile std::uint32_t*>(0xE000E010);
volatile std::uint32_t& systick_reload = *reinterpret_cast<volatile std::uint32_t*>(0xE000E014);
volatile std::uint32_t& systick_value = *reinterpret_cast<volatile std::uint32_t*>(0xE000E018);
constexpr std::uint32_t longest = 0xFFFFFF;

__attribute__((noipa)) void nothing(std::uint32_t) {}

__attribute__((noipa)) std::uint32_t ticks_of(Work work, std::uint32_t rounds, std::uint32_t examples) {
    systick_reload = longest;
    systick_value = 0;
    systick_control = 5; // the processor's clock, no interrupt
    while (systick_value == 0) {
    }
    const std::uint32_t before = systick_value;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        for (std::uint32_t i = 0; i < examples; ++i) {
            work(i);
        }
    }
    return (before - systick_value) & longest;
}

/// A million rounds of two instructions: tells how many instructions a tick is on this board.
__attribute__((noipa)) void two_million(std::uint32_t i) {
    if (i == 0) {
        std::uint32_t count = 1000000;
        asm volatile(".syntax unified\n0: subs %0, #1\n\tbne 0b" : "+l"(count)::"cc");
    }
}

} // namespace

std::uint32_t instructions_of(Work work, std::uint32_t rounds, std::uint32_t examples) {
    const std::uint64_t scale = ticks_of(two_million, 1, example_count);
    const std::uint64_t ticks = ticks_of(work, rounds, examples) - ticks_of(nothing, rounds, examples);
    const std::uint64_t calls = rounds * examples;
    return static_cast<std::uint32_t>((ticks * 2000000 + scale * calls / 2) / (scale * calls));
}

__attribute__((noipa)) std::uint32_t stack_of(Work work) {
    constexpr std::uint32_t paint = 0xA5C3A5C3;
    constexpr std::uintptr_t depth = 16384;
    std::uintptr_t here;
    asm volatile("mov %0, sp" : "=r"(here));
    const auto words = reinterpret_cast<volatile std::uint32_t*>(here - depth);
    for (std::uintptr_t i = 0; i < depth / 4; ++i) {
        words[i] = paint;
    }
    work(0);
    std::uintptr_t untouched = 0;
    while (untouched < depth / 4 && words[untouched] == paint) {
        ++untouched;
    }
    return static_cast<std::uint32_t>(depth - 4 * untouched);
}
