// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_TRAINING_STATE_HPP
#define NERVELET_TRAINING_TRAINING_STATE_HPP

#include <cstddef>
#include <cstdint>

#include "../core/count_up.hpp"
#include "../core/empty_value.hpp"
#include "../core/math/classify.hpp"
#include "../core/zero_until_set.hpp"
#include "../optimizer/base/decayed_gradient.hpp"
#include "../optimizer/base/fixed_constants.hpp"
#include "../scalar/traits.hpp"
#include "backpropagation.hpp"
#include "construction_contract.hpp"
#include "contract.hpp"
#include "fixed_last_layer.hpp"

namespace nervelet {

namespace detail {

/// Access to private members, for saving and loading: see storage/training_section.hpp.
struct TrainingAccess;

/// The base class of Trainer and Accumulator. It holds everything but tape and gradient: a pointer to the network, the
/// optimizer and its state, the generator for dropout, and the number of steps. The network must outlive it and stay
/// where it is.
template <class NetworkType, class LossType, template <class> class OptimizerTemplate, std::size_t Capacity>
class TrainingState : EmptyValue<CheckedState<NetworkType, OptimizerTemplate>>,
                      EmptyValue<CheckedGenerator<NetworkType>> {
public:
    using Network = NetworkType;
    using Loss = typename CheckedLoss<Network, LossType>::type;
    using Scalar = typename Network::Scalar;
    using LossValue = typename ScalarTraits<Scalar>::Loss; ///< what a step answers
    using Input = typename Network::Input;
    using Output = typename Network::Output;
    using Optimizer = CheckedOptimizer<Scalar, OptimizerTemplate>; ///< the hyperparameters
    using State = CheckedState<NetworkType, OptimizerTemplate>;    ///< what the optimizer keeps for each parameter
    using Generator = CheckedGenerator<NetworkType>;               ///< for dropout and 16 bits

    /// The largest number of examples in a sweep.
    static constexpr std::size_t capacity =
        decltype(check_capacity<Capacity, Scalar, OptimizerTemplate<Scalar>>())::value;

    /// Activations and deltas of capacity examples.
    using Tape = typename Backpropagation<Network, Loss, capacity>::Tape;

    /// Without a network: every step is refused until reset(). All bytes are zero, so that a static trainer takes no
    /// flash.
    constexpr TrainingState()
        : StateValue(State{}), GeneratorValue(blank_generator<Generator>()), network_(nullptr), optimizer_() {}

    /// optimizer: {learning_rate, ...}. seed: for dropout, and in 16 bits for rounding; other networks ignore it.
    constexpr TrainingState(NetworkReference<Network> network, OptimizerTemplate<Scalar> optimizer,
                            std::uint64_t seed = 1)
        : StateValue(State{}), GeneratorValue(make_generator<Generator>(seed)), network_(network.address()),
          optimizer_(Optimizer(optimizer)) {}

    /// Reports arguments that do not fit the optimizer.
    template <class Refused = Network>
    constexpr TrainingState(NetworkReference<Network>, NoOptimizer = NoOptimizer(), NoOptimizer = NoOptimizer())
        : TrainingState() {
        refuse_optimizer<Refused, OptimizerTemplate<Scalar>>();
    }

    /// Starts again with this network: steps() is 0, and what the optimizer keeps is zero.
    constexpr void reset(NetworkReference<Network> network, OptimizerTemplate<Scalar> optimizer,
                         std::uint64_t seed = 1) {
        state() = State{};
        random() = make_generator<Generator>(seed);
        network_ = network.address();
        optimizer_ = ZeroUntilSet<Optimizer>(Optimizer(optimizer));
        steps_ = 0;
    }

    /// Reports arguments that do not fit the optimizer.
    template <class Refused = Network>
    constexpr void reset(NetworkReference<Network>, NoOptimizer = NoOptimizer(), NoOptimizer = NoOptimizer()) {
        refuse_optimizer<Refused, OptimizerTemplate<Scalar>>();
    }

    /// The hyperparameters. trainer.optimizer().learning_rate = schedule(trainer.steps()) changes the learning rate.
    constexpr Optimizer& optimizer() { return optimizer_.part; }
    constexpr const Optimizer& optimizer() const { return optimizer_.part; }

    /// What the optimizer keeps for each parameter.
    constexpr State& state() { return StateValue::get(); }
    constexpr const State& state() const { return StateValue::get(); }

    /// The number of steps taken, up to 2^32 - 1; refused ones do not count.
    constexpr std::uint32_t steps() const { return steps_; }

protected:
    /// Only where has_network().
    constexpr Network& network() const { return *network_; }
    constexpr Generator& random() { return GeneratorValue::get(); }
    constexpr const Generator& random() const { return GeneratorValue::get(); }
    constexpr bool has_network() const { return network_ != nullptr; }
    constexpr void count_step() { count_up(steps_); }

    /// Whether the optimizer can take a step on these parameters.
    constexpr bool can_step() const {
        return optimizer().is_valid() && fits_loss<LossFactorOf<Network, Loss>>(optimizer()) &&
               is_decay_bounded(optimizer(), network().parameters());
    }

    /// Whether the numbers of a sweep can go to an optimizer: the loss is finite, and the gradient so small that no
    /// optimizer can overflow on it.
    static constexpr bool is_usable(LossValue loss, typename ScalarTraits<Scalar>::Norm squared_norm_bound) {
        return squared_norm_bound < ScalarTraits<Scalar>::largest_squared_gradient() && math::is_finite(loss);
    }

private:
    friend struct TrainingAccess;
    using StateValue = EmptyValue<State>;
    using GeneratorValue = EmptyValue<Generator>;

    Network* network_;
    ZeroUntilSet<Optimizer> optimizer_;
    std::uint32_t steps_ = 0;
};

} // namespace detail

} // namespace nervelet

#endif
