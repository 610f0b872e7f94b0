// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_ROW_RANDOM_HPP
#define NERVELET_SCALAR_FIXED16_ROW_RANDOM_HPP

#include <cstdint>

namespace nervelet {
namespace fixed16 {

/// The random numbers by which one step rounds, from a number that the trainer's generator has drawn for it:
/// state' = 1664525 state + 1013904223, one multiplication in 32 bits. Its high bits are good enough to round by, and
/// no step goes on where another one ended. Source: Knuth; Numerical Recipes, "quick and dirty".
struct RowRandom {
    std::uint32_t state;

    /// Uniform over 32 bits.
    constexpr std::uint32_t next() {
        state = state * 1664525u + 1013904223u;
        return state;
    }
};

} // namespace fixed16
} // namespace nervelet

#endif
