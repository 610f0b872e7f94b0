// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_MEMORY_HPP
#define NERVELET_MEMORY_HPP

#include <cstddef>
#include <type_traits>
#include <utility>

namespace nervelet {

/// Bytes of RAM that a network and its trainer take, the input not included, by part.
struct Memory {
    std::size_t parameters;  ///< the network
    std::size_t gradients;   ///< a gradient buffer, which a Trainer does not have
    std::size_t optimizer;   ///< hyperparameters, and what is kept for each parameter
    std::size_t activations; ///< the tape: activations, deltas and dropout masks of all examples that it holds
    std::size_t other;       ///< pointer, step counter, random generator, padding
    std::size_t total;       ///< sizeof(network) + sizeof(trainer)
};

namespace detail {

/// The bytes that Part takes as an EmptyValue.
template <class Part>
constexpr std::size_t size_unless_empty() {
    return std::is_empty<Part>::value ? 0 : sizeof(Part);
}

/// The numbers that a Type without a tape does not have.
template <class Type, class = void>
struct MemoryOf {
    static constexpr Memory sum() {
        static_assert(!std::is_same<Type, Type>::value,
                      "memory_of<Trainer>(), fits<Trainer, Bytes>(): expected the type of a trainer, such as "
                      "decltype(trainer). Inference needs sizeof(Net), and its activations on the stack; a Stream "
                      "sizeof(Stream<Net>) beside the network.");
        return {};
    }
};

template <class Trainer>
struct MemoryOf<Trainer, decltype(static_cast<void>(std::declval<typename Trainer::Tape>()))> {
    static constexpr Memory sum() {
        const std::size_t parameters = sizeof(typename Trainer::Network);
        const std::size_t gradients = Trainer::gradient_bytes;
        const std::size_t optimizer =
            sizeof(typename Trainer::Optimizer) + size_unless_empty<typename Trainer::State>();
        const std::size_t activations = sizeof(typename Trainer::Tape);
        return Memory{parameters,
                      gradients,
                      optimizer,
                      activations,
                      sizeof(Trainer) - gradients - optimizer - activations,
                      parameters + sizeof(Trainer)};
    }
};

} // namespace detail

/// The RAM that Trainer and its network take, known to the compiler: memory_of<decltype(trainer)>().total.
template <class Trainer>
constexpr Memory memory_of() {
    return detail::MemoryOf<Trainer>::sum();
}

/// Reports an object in place of its type.
template <class Object>
constexpr Memory memory_of(const Object&) {
    static_assert(!std::is_same<Object, Object>::value,
                  "memory_of<Trainer>(): expected a type between angle brackets and no argument, as in "
                  "memory_of<decltype(trainer)>().");
    return {};
}

} // namespace nervelet

#endif
