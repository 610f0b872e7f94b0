// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_CONTRACT_HPP
#define NERVELET_TRAINING_CONTRACT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "../core/elementwise_loss.hpp"
#include "../core/known.hpp"
#include "../core/random.hpp"
#include "../label.hpp"
#include "../loss/squared_error.hpp"
#include "../network/contract.hpp"
#include "../optimizer/sgd.hpp"

namespace nervelet {

/// Loss where it is one and fits the network's last activation.
template <class Activation, class Loss>
constexpr auto check_loss() {
    constexpr bool holds = std::is_base_of<LossBase, Loss>::value;
    static_assert(holds, "Trainer<Network, Loss, Optimizer>: expected a loss, such as CrossEntropy or SquaredError. "
                         "For one of your own imitate loss/huber.hpp.");
    using Type = std::conditional_t<holds, Loss, SquaredError>;
    typename Type::template Requires<Activation> requirement{};
    static_cast<void>(requirement);
    return Known<Type>{};
}

template <class Network, class Loss>
using CheckedLoss = decltype(check_loss<typename Network::Layers::Last::Activation, Loss>());

/// Whether Optimizer has what a trainer asks of it.
template <class Optimizer, class T, class = void>
struct IsOptimizer : std::false_type {};

template <class Optimizer, class T>
struct IsOptimizer<
    Optimizer, T,
    typename MakeVoid<decltype(Optimizer::Rule::scale), decltype(Optimizer::Rule::skips_zero_gradient),
                      typename Optimizer::template State<1>, decltype(std::declval<const Optimizer&>().is_valid()),
                      decltype(std::declval<const Optimizer&>().rule(std::uint32_t(), std::declval<T (&)()>()))>::type>
    : std::true_type {};

/// Stands in for an optimizer behind a broken contract.
template <class T>
struct StubOptimizer : SGD<T> {
    template <class Optimizer>
    constexpr StubOptimizer(const Optimizer&) : SGD<T>{T(0)} {}
};

/// Optimizer where it is one.
template <class Optimizer, class T>
constexpr auto check_optimizer() {
    constexpr bool holds = IsOptimizer<Optimizer, T>::value;
    static_assert(holds,
                  "Trainer<Network, Loss, Optimizer>: expected an optimizer, such as SGD or Adam. For one of your own "
                  "imitate optimizer/sgd.hpp: it has State<Parameters>, Rule, is_valid() and rule(steps, norm).");
    return Known<std::conditional_t<holds, Optimizer, StubOptimizer<T>>>{};
}

template <class T, template <class> class Optimizer>
using CheckedOptimizer = typename decltype(check_optimizer<Optimizer<T>, T>())::type;

/// What the optimizer keeps, and the generator for dropout. A trainer holds both by core/held.hpp: empty ones are free.
template <class Network, template <class> class Optimizer>
using CheckedState =
    typename CheckedOptimizer<typename Network::Scalar, Optimizer>::template State<Network::parameter_count>;

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

/// A generator whose bytes are all zero.
template <class Generator>
constexpr std::enable_if_t<std::is_same<Generator, Random>::value, Random> blank_generator() {
    return Random::from_state(0);
}

template <class Generator>
constexpr std::enable_if_t<std::is_same<Generator, NoRandom>::value, NoRandom> blank_generator() {
    return NoRandom{};
}

/// A trainer has room for at least one example.
template <std::size_t Capacity>
constexpr auto check_capacity() {
    static_assert(Capacity > 0, "Trainer<Network, Loss, Optimizer, Capacity>: expected room for at least one example.");
    return std::integral_constant<std::size_t, (Capacity > 0 ? Capacity : 1)>{};
}

/// The words for a label where there is nothing to choose from. Any other target passes.
template <class Network, class Target>
constexpr void check_label() {
    static_assert(Network::output_size > 1 || !std::is_same<Target, Label>::value,
                  "step(x, Label): a label names one of several outputs, but this network has one. "
                  "Give the target as Net::Output instead, such as {1.0f} or {0.0f}.");
}

/// The words for a target that is not the network's Output. A Label is looked at elsewhere.
template <class Target, class Output>
struct TargetContract {
    static constexpr void refuse() {
        static_assert(std::is_same<Target, Label>::value,
                      "step(x, target): expected the target as Net::Output or as a class index: Label{3}.");
    }
};

template <class Scalar, std::size_t Size, class T, std::size_t Outputs>
struct TargetContract<std::array<Scalar, Size>, std::array<T, Outputs>> {
    static constexpr void refuse() {
        static_assert(Size == Outputs, "step(x, target): expected a target with as many numbers as the network has "
                                       "outputs, the Units of its last layer. Net::Output is the right type.");
        static_assert(Size != Outputs || std::is_same<Scalar, T>::value,
                      "step(x, target): expected a target of the network's scalar, the T of its Network<T, ...>. "
                      "Net::Output is the right type.");
    }
};

/// Takes a batch apart. One x or one target is a batch of size 0.
template <class One>
struct Batch {
    using Element = One;
    static constexpr std::size_t size = 0;
};

template <std::size_t Size>
struct Batch<std::array<Label, Size>> {
    using Element = Label;
    static constexpr std::size_t size = Size;
};

template <class T, std::size_t Width, std::size_t Size>
struct Batch<std::array<std::array<T, Width>, Size>> {
    using Element = std::array<T, Width>;
    static constexpr std::size_t size = Size;
};

/// The words for batches of the wrong size.
template <std::size_t Xs, std::size_t Targets, std::size_t Capacity>
struct BatchContract {
    static constexpr void refuse() {
        static_assert(Xs == Capacity,
                      "step(xs, targets, count): expected arrays as long as the trainer's Capacity, the last argument "
                      "of Trainer<Net, Loss, Optimizer, Capacity>. For fewer examples give their count.");
        static_assert(Xs != Capacity || Targets == Xs, "step(xs, targets): expected as many targets as there are xs.");
    }
};

template <std::size_t Targets, std::size_t Capacity>
struct BatchContract<0, Targets, Capacity> {
    static constexpr void refuse() {
        static_assert(Targets == 0, "step(x, target): expected one target for one x, not an array of targets.");
    }
};

/// Whether a step on this x and target exists, and the words that are said where it does not.
template <class Trainer, class X, class Target>
struct StepContract {
    using Input = typename Trainer::Input;
    using Output = typename Trainer::Output;
    using Inputs = std::array<Input, Trainer::capacity>;
    using Outputs = std::array<Output, Trainer::capacity>;
    using Labels = std::array<Label, Trainer::capacity>;
    static constexpr bool holds = (std::is_same<X, Input>::value &&
                                   (std::is_same<Target, Output>::value || std::is_same<Target, Label>::value)) ||
                                  (std::is_same<X, Inputs>::value &&
                                   (std::is_same<Target, Outputs>::value || std::is_same<Target, Labels>::value));

    static constexpr void refuse() {
        InputContract<typename Batch<X>::Element, Input>::refuse();
        TargetContract<typename Batch<Target>::Element, Output>::refuse();
        BatchContract<Batch<X>::size, Batch<Target>::size, Trainer::capacity>::refuse();
    }
};

} // namespace nervelet

#endif
