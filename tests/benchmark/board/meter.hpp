// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_METER_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_METER_HPP

#include <cstdint>

/// What is measured: one call of work(i) learns or answers example i.
using Work = void (*)(std::uint32_t i);
constexpr std::uint32_t example_count = 16;

/// Instructions of one call of work, the mean over rounds through all examples, or the first few; the loop and the call
/// are taken off. Needs a SysTick that counts instructions: QEMU's with -icount shift=0.
std::uint32_t instructions_of(Work work, std::uint32_t rounds, std::uint32_t examples = example_count);

/// Bytes of stack below the caller that work(0) writes to.
std::uint32_t stack_of(Work work);

#endif
