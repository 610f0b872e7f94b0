// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_FIGURES_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_FIGURES_HPP

#include <nervelet/nervelet.hpp>

#include "meter.hpp"
#include "semihosting.hpp"

inline void line(const char* kind, const char* name, std::uint32_t number) {
    semihosting::print(kind);
    semihosting::print(name);
    semihosting::print(" ");
    semihosting::print(number);
    semihosting::print("\n");
}

/// rounds: through all examples, or the first few.
inline void measure(const char* name, Work work, std::uint32_t rounds, std::uint32_t examples = example_count) {
    line("stack/", name, stack_of(work));
    line("instructions/", name, instructions_of(work, rounds, examples));
}

/// The instructions of a time step, those of a window divided by its steps.
inline void measure_time_steps(const char* name, Work work, std::uint32_t windows, std::uint32_t steps) {
    line("stack/", name, stack_of(work));
    line("instructions/", name, (instructions_of(work, 1, windows) + steps / 2) / steps);
}

template <class Learner>
void memory(const char* name) {
    constexpr nervelet::Memory memory = nervelet::memory_of<decltype(Learner::trainer)>();
    line("memory/", name, memory.total);
}

/// Both have learned the same: the same sums in another order, and the C library's exp and tanh.
inline void compare(const char* name, float difference) {
    if (!(difference < 1e-4f)) {
        semihosting::print("FAILED: plain C has learned something else: ");
        semihosting::print(name);
        semihosting::print("\n");
        semihosting::exit(1);
    }
}

#endif
