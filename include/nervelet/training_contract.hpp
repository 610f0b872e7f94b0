// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_CONTRACT_HPP
#define NERVELET_TRAINING_CONTRACT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "contract.hpp"
#include "core/elementwise_loss.hpp"
#include "core/random.hpp"
#include "label.hpp"
#include "loss/squared_error.hpp"

namespace nervelet {

/// The loss where it is one and fits the network's last activation, else a stub behind the error.
template <class Network, class Loss>
struct CheckedLoss {
    static constexpr bool is_loss = std::is_base_of<LossBase, Loss>::value;
    static_assert(is_loss, "Trainer<Network, Loss, Optimizer>: expected a loss, such as CrossEntropy or SquaredError. "
                           "For one of your own imitate loss/huber.hpp.");
    using type = std::conditional_t<is_loss, Loss, SquaredError>;

private:
    using Activation = typename Network::Layers::Last::Activation;
    static constexpr std::size_t fits = sizeof(typename type::template Requires<Activation>);
};

/// What the optimizer keeps, and the generator for dropout: bases of a trainer, because an empty base takes no memory.
template <class Network, template <class> class Optimizer>
using CheckedState = typename Optimizer<typename Network::Scalar>::template State<Network::parameter_count>;

template <class Network>
using CheckedGenerator = std::conditional_t<Network::Layers::uses_random, Random, NoRandom>;

template <class Generator>
constexpr std::enable_if_t<std::is_same<Generator, Random>::value, Random> make_generator(std::uint64_t seed) {
    return Random(seed);
}

template <class Generator>
constexpr std::enable_if_t<std::is_same<Generator, NoRandom>::value, NoRandom> make_generator(std::uint64_t) {
    return NoRandom{};
}

/// Whether a step on this x and target exists, and the words that are said where it does not.
template <class Trainer, class X, class Target>
struct StepContract {
    using Input = typename Trainer::Input;
    using Output = typename Trainer::Output;
    using Inputs = std::array<Input, Trainer::capacity>;
    using Outputs = std::array<Output, Trainer::capacity>;
    using Labels = std::array<Label, Trainer::capacity>;
    static constexpr bool is_one = std::is_same<X, Input>::value;
    static constexpr bool is_batch = std::is_same<X, Inputs>::value;
    static constexpr bool holds =
        (is_one && (std::is_same<Target, Output>::value || std::is_same<Target, Label>::value)) ||
        (is_batch && (std::is_same<Target, Outputs>::value || std::is_same<Target, Labels>::value));

    static constexpr void refuse() {
        static_assert(is_one || is_batch,
                      "step(x, target): expected x as Net::Input, or for a batch as std::array<Net::Input, Capacity>: "
                      "of the network's scalar and input width, and of the trainer's capacity.");
        static_assert(holds || !(is_one || is_batch),
                      "step(x, target): expected the target as Net::Output or Label, or for a batch as "
                      "std::array<Net::Output, Capacity> or std::array<Label, Capacity>: one number for each output.");
    }
};

} // namespace nervelet

#endif
