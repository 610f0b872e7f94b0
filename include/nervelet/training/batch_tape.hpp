// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_BATCH_TAPE_HPP
#define NERVELET_TRAINING_BATCH_TAPE_HPP

#include <array>
#include <cstddef>

namespace nervelet {
namespace detail {

/// What a training step keeps of each of up to Capacity examples, and a workspace of WorkspaceSize numbers, which the
/// layers use one after the other, for one example after the other.
template <class Example, class T, std::size_t Capacity, std::size_t WorkspaceSize>
struct BatchTape {
    std::array<Example, Capacity> examples;
    std::array<T, WorkspaceSize> numbers;

    constexpr T* workspace() { return numbers.data(); }
};

/// Without a layer that needs one.
template <class Example, class T, std::size_t Capacity>
struct BatchTape<Example, T, Capacity, 0> {
    std::array<Example, Capacity> examples;

    static constexpr T* workspace() { return nullptr; }
};

} // namespace detail
} // namespace nervelet

#endif
