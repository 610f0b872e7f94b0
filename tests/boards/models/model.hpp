// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BOARDS_MODELS_MODEL_HPP
#define NERVELET_TESTS_BOARDS_MODELS_MODEL_HPP

#include <cstdint>

/// One imported model with its arena, compiled in a source file of its own.
namespace model {

/// Whether it answers as its header says.
bool is_right();

/// Puts an input into the arena.
void set_input();

/// Bytes that look random.
template <class Bytes>
void fill(Bytes bytes) {
    std::uint32_t state = 1;
    for (auto& byte : bytes) {
        state = state * 1664525u + 1013904223u;
        byte = static_cast<std::int8_t>(static_cast<int>(state >> 24) - (state >> 31 != 0 ? 256 : 0));
    }
}

/// Makes an output of it.
void run(std::uint32_t);

/// sizeof(Arena)
extern const std::uint32_t arena_size;

} // namespace model

#endif
