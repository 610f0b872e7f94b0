// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_TRAINING_STATE_HPP
#define NERVELET_TRAINING_TRAINING_STATE_HPP

#include <cstdint>

#include "../core/empty_value.hpp"
#include "../core/zero_until_set.hpp"
#include "contract.hpp"

namespace nervelet {

namespace detail {

/// How a trainer is saved and loaded: see storage/training_section.hpp.
struct TrainingAccess;

/// What a trainer holds beside its tape: the network that it points at, the optimizer and what that keeps for each
/// parameter, the generator for dropout, the number of steps. The network must outlive it and stay where it is.
template <class NetworkType, template <class> class OptimizerTemplate>
class TrainingState : EmptyValue<CheckedState<NetworkType, OptimizerTemplate>>,
                      EmptyValue<CheckedGenerator<NetworkType>> {
public:
    using Network = NetworkType;
    using Scalar = typename Network::Scalar;
    using Optimizer = CheckedOptimizer<Scalar, OptimizerTemplate>;
    using State = CheckedState<NetworkType, OptimizerTemplate>;
    using Generator = CheckedGenerator<NetworkType>;

    /// Without a network every step is refused, until reset(). All bytes are zero: a static trainer takes no flash.
    constexpr TrainingState()
        : StateValue(State{}), GeneratorValue(blank_generator<Generator>()), network_(nullptr), optimizer_() {}

    /// optimizer: {learning_rate, ...}. seed: for dropout; a network without dropout ignores it.
    constexpr TrainingState(Network& network, OptimizerTemplate<Scalar> optimizer, std::uint64_t seed)
        : StateValue(State{}), GeneratorValue(make_generator<Generator>(seed)), network_(&network),
          optimizer_(Optimizer(optimizer)) {}

    /// The hyperparameters; trainer.optimizer().learning_rate = schedule(trainer.steps()) changes the rate.
    constexpr Optimizer& optimizer() { return optimizer_.part; }
    constexpr const Optimizer& optimizer() const { return optimizer_.part; }

    /// What the optimizer keeps for each parameter.
    constexpr State& state() { return StateValue::get(); }
    constexpr const State& state() const { return StateValue::get(); }

    /// How many steps were taken; refused ones do not count.
    constexpr std::uint32_t steps() const { return steps_; }

protected:
    constexpr Network& network() const { return *network_; }
    constexpr Generator& random() { return GeneratorValue::get(); }
    constexpr const Generator& random() const { return GeneratorValue::get(); }
    constexpr bool has_network() const { return network_ != nullptr; }
    constexpr void count_step() { ++steps_; }

    constexpr void restart(Network& network, OptimizerTemplate<Scalar> optimizer, std::uint64_t seed) {
        state() = State{};
        random() = make_generator<Generator>(seed);
        network_ = &network;
        optimizer_ = ZeroUntilSet<Optimizer>(Optimizer(optimizer));
        steps_ = 0;
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
