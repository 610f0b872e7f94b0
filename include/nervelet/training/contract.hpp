// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_CONTRACT_HPP
#define NERVELET_TRAINING_CONTRACT_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "../core/random.hpp"
#include "../core/type_identity.hpp"
#include "../label.hpp"
#include "../loss/base.hpp"
#include "../loss/squared_error.hpp"
#include "../network.hpp"
#include "../network/contract.hpp"
#include "../optimizer/sgd.hpp"
#include "fixed_contract.hpp"

namespace nervelet {

namespace detail {

/// Loss where it is one, else SquaredError. Reports a loss that does not fit the network's last activation or scalar.
template <class T, class Activation, class Loss>
constexpr auto check_loss() {
    constexpr bool holds = std::is_base_of<LossBase, Loss>::value;
    static_assert(holds, "Trainer<Network, Loss, Optimizer>, evaluate<Loss>, validate<Loss>: expected a loss, such as "
                         "CrossEntropy or SquaredError. "
                         "For one of your own imitate loss/huber.hpp.");
    using Type = std::conditional_t<holds, Loss, SquaredError>;
    constexpr bool has_scalar = LossHasScalar<T, Type, Activation>::value || RefusesActivation<Type, Activation>::value;
    static_assert(
        has_scalar || !holds,
        "Trainer<Network<Fixed16, ...>, Loss, Optimizer>, evaluate<Loss>: expected in 16 bits CrossEntropy after "
        "Softmax, BinaryCrossEntropy after Sigmoid, or SquaredError, MeanSquaredError, MeanAbsoluteError or Huber "
        "after another activation than Softmax. Train with others in float, Network<float, ...>, and "
        "convert<Fixed16>(net).");
    using Requirement = typename std::conditional_t<has_scalar, Type, LossBase>::template Requires<Activation>;
    Requirement requirement{};
    static_cast<void>(requirement);
    return TypeIdentity<Type>{};
}

/// Whether Optimizer has what a trainer needs.
template <class Optimizer, class T, class = void>
struct IsOptimizer : std::false_type {};

template <class Optimizer, class T>
struct IsOptimizer<
    Optimizer, T,
    typename MakeVoid<decltype(Optimizer::Rule::scale), decltype(Optimizer::Rule::skips_zero_gradient),
                      typename Optimizer::template State<1>, decltype(std::declval<const Optimizer&>().is_valid()),
                      decltype(std::declval<const Optimizer&>().rule(std::uint32_t(), std::declval<T (&)()>()))>::type>
    : std::true_type {};

/// Takes the place of an invalid network once its error has been reported; no other is reported then.
struct StubNetwork : Network<float, Input<1>, Dense<1>> {};

/// Whether Network is the stub.
template <class Network>
using IsStub = std::is_same<Network, StubNetwork>;

/// Type where it is a network, else the stub.
template <class Type>
constexpr auto check_trained_network() {
    constexpr bool is_mutable = !std::is_const<Type>::value;
    static_assert(is_mutable, "Trainer<Network, Loss, Optimizer>: expected a Network that is not const, because its "
                              "parameters are to change.");
    using Plain = std::remove_const_t<Type>;
    constexpr bool holds = IsNetwork<Plain>::value;
    static_assert(holds, "Trainer<Network, Loss, Optimizer>: expected in this order a network's type, a loss and an "
                         "optimizer, as in Trainer<Net, CrossEntropy, SGD>; the first is no network.");
    return TypeIdentity<std::conditional_t<holds, Plain, StubNetwork>>{};
}

/// What check_trained_network gives.
template <class Type>
using CheckedNetwork = typename decltype(check_trained_network<Type>())::type;

/// The optimizer of a Trainer<Network, Loss>, which check_optimizer() reports.
template <class T>
struct MissingOptimizer {
    typename ScalarTraits<T>::Rate learning_rate;
};

/// CheckedLoss<Network, Loss>::type is what check_loss gives.
template <class Network, class Loss>
using CheckedLoss = decltype(check_loss<typename Network::Scalar, typename Network::Layers::Last::Activation,
                                        std::conditional_t<IsStub<Network>::value, SquaredError, Loss>>());

/// Takes the place of an invalid optimizer once its error has been reported.
template <class T>
struct StubOptimizer : SGD<T> {
    template <class Optimizer>
    constexpr StubOptimizer(const Optimizer&) : SGD<T>{typename ScalarTraits<T>::Rate(0)} {}
};

/// Optimizer where it is one, else the stub.
template <class Optimizer, class T>
constexpr auto check_optimizer() {
    constexpr bool holds = IsOptimizer<Optimizer, T>::value;
    static_assert(holds,
                  "Trainer<Network, Loss, Optimizer>: expected an optimizer, such as SGD or Adam. For one of your own "
                  "imitate optimizer/sgd.hpp: it has State<Parameters>, Rule, is_valid() and rule(steps, norm).");
    constexpr bool has_scalar = OptimizerHasScalar<T, Optimizer>::value;
    static_assert(has_scalar || !holds,
                  "Trainer<Network<Fixed16, ...>, Loss, Optimizer>: expected in 16 bits SGD or Momentum, alone, in a "
                  "WeightDecay, in a ClipByValue, or as ClipByValue<WeightDecay<...>>. Nesterov and ClipByNorm are not "
                  "built; Adam, AdamW, RMSprop and Adagrad keep squares of gradients, which do not fit 16 bits: train "
                  "with them in float, Network<float, ...>.");
    return TypeIdentity<std::conditional_t<holds && has_scalar, Optimizer, StubOptimizer<T>>>{};
}

/// What check_optimizer gives for Optimizer<T>.
template <class T, template <class> class Optimizer>
using CheckedOptimizer = typename decltype(check_optimizer<Optimizer<T>, T>())::type;

/// The number of parameters to train; 1 where there are none.
template <class Network>
constexpr auto check_parameter_count() {
    constexpr std::size_t count = Network::parameter_count;
    static_assert(count > 0,
                  "Trainer<Network, Loss, Optimizer>: expected a network with parameters to train, but all of "
                  "its layers are frozen. Put a Dense above Pretrained<Network, network, Layers>, or use "
                  "BiasOnly or LowRank.");
    return std::integral_constant<std::size_t, (count > 0 ? count : 1)>{};
}

/// What the optimizer keeps for the parameters of Network. A trainer holds it as an EmptyValue: SGD's takes no memory.
template <class Network, template <class> class Optimizer>
using CheckedState =
    typename CheckedOptimizer<typename Network::Scalar,
                              Optimizer>::template State<decltype(check_parameter_count<Network>())::value>;

/// The generator for dropout, where the network has any, and for a scalar that rounds at random.
template <class Network>
using CheckedGenerator =
    std::conditional_t<Network::Layers::uses_random || ScalarTraits<typename Network::Scalar>::rounds_at_random, Random,
                       NoRandom>;

/// A generator with that seed.
template <class Generator>
constexpr std::enable_if_t<std::is_same<Generator, Random>::value, Random> make_generator(std::uint64_t seed) {
    return Random(seed);
}

/// The same where none is needed.
template <class Generator>
constexpr std::enable_if_t<std::is_same<Generator, NoRandom>::value, NoRandom> make_generator(std::uint64_t) {
    return NoRandom{};
}

/// A generator whose bytes are all zero.
template <class Generator>
constexpr std::enable_if_t<std::is_same<Generator, Random>::value, Random> blank_generator() {
    return Random::from_state(0);
}

/// The same where none is needed.
template <class Generator>
constexpr std::enable_if_t<std::is_same<Generator, NoRandom>::value, NoRandom> blank_generator() {
    return NoRandom{};
}

/// Capacity, the number of examples that a trainer has space for; 1 where it is 0, or where an optimizer takes no more.
template <std::size_t Capacity, class T, class Optimizer>
constexpr auto check_capacity() {
    constexpr bool clips = ClipsBatch<T, Optimizer, Capacity>::value;
    static_assert(clips, "Trainer<Network<Fixed16, ...>, Loss, ClipByValue<...>, Capacity>: expected a Capacity of 1, "
                         "because in 16 bits nothing holds the mean gradient of a batch, which is what is clipped. An "
                         "Accumulator holds it.");
    static_assert(Capacity > 0, "Trainer<Network, Loss, Optimizer, Capacity>: expected room for at least one example.");
    return std::integral_constant<std::size_t, (Capacity > 0 && clips ? Capacity : 1)>{};
}

/// Reports a Label as target of a network with one output. Every other target passes.
template <class Network, class Target>
constexpr bool check_label() {
    constexpr bool holds = Network::output_size > 1 || !std::is_same<Target, Label>::value;
    static_assert(holds, "Label{index}: a label names one of several outputs, but this network has one. "
                         "Give the target as Net::Output instead, such as {1.0f} or {0.0f}.");
    return holds;
}

} // namespace detail

} // namespace nervelet

#endif
