// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_CONSTRUCTION_CONTRACT_HPP
#define NERVELET_TRAINING_CONSTRUCTION_CONTRACT_HPP

#include <cstddef>
#include <type_traits>

#include "../core/lasting_reference.hpp"
#include "contract.hpp"

namespace nervelet {

namespace detail {

/// The error messages for what is no network that a trainer can train.
template <class Network>
struct NetworkContract {
    template <class Other>
    static constexpr bool is_right() {
        constexpr bool is_network = IsA<Network, Other>::value || IsStub<Network>::value;
        constexpr bool has_name = std::is_lvalue_reference<Other>::value;
        constexpr bool can_change = !IsConstant<Other>::value;
        static_assert(is_network,
                      "Trainer<Net, Loss, Optimizer>{net, {learning_rate}}: expected an object of type Net, "
                      "got one of another type.");
        static_assert(has_name || !is_network,
                      "Trainer{net, {learning_rate}}: expected a network that outlives its trainer, got a temporary "
                      "one. Give it a name: static Net net;");
        static_assert(can_change || !has_name || !is_network,
                      "Trainer{net, {learning_rate}}: expected a network whose parameters can change, got a constant "
                      "one. Train a copy of it, static Net net = factory; or what stands above it: Pretrained.");
        return is_network && has_name && can_change && !IsStub<Network>::value;
    }
};

/// The network of a trainer.
template <class Network>
using NetworkReference = LastingReference<Network, NetworkContract<Network>>;

/// Takes the place of a trainer's optimizer where the argument does not fit it, so that this can be reported.
struct NoOptimizer {
    constexpr NoOptimizer() = default;

    template <class... Numbers>
    constexpr NoOptimizer(const Numbers&...) {}

    /// Those of an optimizer in a wrapper, in braces of their own.
    template <class Number, std::size_t Count, class... Numbers>
    constexpr NoOptimizer(const Number (&)[Count], const Numbers&...) {}
};

/// Reports them, unless it is reported already that there is no such optimizer for the network's scalar.
template <class Network, class Optimizer>
constexpr void refuse_optimizer() {
    static_assert(!OptimizerHasScalar<typename Network::Scalar, Optimizer>::value,
                  "Trainer{net, {learning_rate, ...}}: expected behind the network the numbers of the optimizer, in "
                  "braces of their own, and not more than it has: {0.1f} for SGD, {0.1f, 0.9f} for Momentum. "
                  "A seed may follow.");
}

} // namespace detail

} // namespace nervelet

#endif
