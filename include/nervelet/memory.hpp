// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_MEMORY_HPP
#define NERVELET_MEMORY_HPP

#include <cstddef>
#include <type_traits>

namespace nervelet {

/// Bytes of RAM that a network in training takes beside its input, by part.
struct Memory {
    std::size_t parameters;  ///< the network
    std::size_t gradients;   ///< a buffer for gradients: none in a Trainer
    std::size_t optimizer;   ///< hyperparameters, and what is kept for each parameter
    std::size_t activations; ///< the tape: activations, deltas and dropout masks of every example it holds
    std::size_t other;       ///< pointer, step counter, random generator, alignment
    std::size_t total;       ///< sizeof(network) + sizeof(trainer)
};

namespace detail {

template <class Part>
constexpr std::size_t size_unless_empty() {
    return std::is_empty<Part>::value ? 0 : sizeof(Part);
}

} // namespace detail

/// What Trainer and the network that it teaches take in RAM, before anything is flashed.
template <class Trainer>
constexpr Memory memory_of() {
    const std::size_t parameters = sizeof(typename Trainer::Network);
    const std::size_t gradients = Trainer::gradient_bytes;
    const std::size_t optimizer =
        sizeof(typename Trainer::Optimizer) + detail::size_unless_empty<typename Trainer::State>();
    const std::size_t activations = sizeof(typename Trainer::Tape);
    return Memory{parameters,
                  gradients,
                  optimizer,
                  activations,
                  sizeof(Trainer) - gradients - optimizer - activations,
                  parameters + sizeof(Trainer)};
}

} // namespace nervelet

#endif
