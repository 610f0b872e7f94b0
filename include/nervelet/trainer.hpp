// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINER_HPP
#define NERVELET_TRAINER_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "label.hpp"
#include "scalar/traits.hpp"
#include "training/backpropagation.hpp"
#include "training/contract.hpp"
#include "training/gradient_norm.hpp"
#include "training/gradient_visitor.hpp"
#include "training/step_contract.hpp"
#include "training/training_state.hpp"

namespace nervelet {

/// Trains a network by step(x, target). It holds the tape (activations and deltas of up to Capacity examples), the
/// optimizer and its state, but no gradient. A step is two sweeps: the first computes the loss and all deltas; the
/// second updates every parameter, if all numbers are finite and the gradient is so small that no optimizer can
/// overflow. Otherwise the step returns NaN and changes no parameter. The loss of a batch is the mean over its
/// examples. A trainer points to its network, which must outlive it and stay where it is, so an object that holds both
/// must not be copied.
template <class NetworkType, class LossType, template <class> class OptimizerTemplate, std::size_t Capacity = 1>
class Trainer : public detail::TrainingState<NetworkType, LossType, OptimizerTemplate, Capacity> {
    using Base = detail::TrainingState<NetworkType, LossType, OptimizerTemplate, Capacity>;
    using typename Base::Backpropagation;

public:
    using Base::capacity;
    using typename Base::Input;
    using typename Base::Network;
    using typename Base::Optimizer;
    using typename Base::Output;
    using typename Base::Scalar;
    using typename Base::State;
    using typename Base::Tape;

    /// Bytes of a gradient buffer, which a Trainer does not have.
    static constexpr std::size_t gradient_bytes = 0;

    /// Trainer() and Trainer(network, {learning_rate, ...}, seed = 1), as in detail::TrainingState.
    using Base::Base;

    /// One step on one example. Returns its loss before the step, or NaN where the step is refused.
    constexpr Scalar step(const Input& x, const Output& target) { return run(&x, &target, kernel::OneExample{}); }

    /// The same for a label; NaN, too, where it names no output.
    template <class LabelType, class = std::enable_if_t<std::is_same<LabelType, Label>::value>>
    constexpr Scalar step(const Input& x, LabelType label) {
        detail::check_label<Network, LabelType>();
        return run(&x, &label, kernel::OneExample{});
    }

    /// One step on the first count examples of a batch; Target is Output or Label. Returns their mean loss before the
    /// step, or NaN where the step is refused, also for a count of 0 or above Capacity.
    template <class Target,
              class = std::enable_if_t<std::is_same<Target, Output>::value || std::is_same<Target, Label>::value>>
    constexpr Scalar step(const std::array<Input, capacity>& xs, const std::array<Target, capacity>& targets,
                          std::size_t count = capacity) {
        detail::check_label<Network, Target>();
        return run(xs.data(), targets.data(), count);
    }

    /// Reports arguments that fit none of the steps above.
    template <class X, class Target, class... More,
              class = std::enable_if_t<!detail::StepContract<Trainer, X, Target>::holds>>
    constexpr Scalar step(const X&, const Target&, More...) {
        detail::StepContract<Trainer, X, Target>::refuse();
        return not_a_number<Scalar>();
    }

private:
    template <class Target, class Count>
    constexpr Scalar run(const Input* inputs, const Target* targets, Count count) {
        if (count == 0 || count > capacity || !Base::has_network()) {
            return not_a_number<Scalar>();
        }
        const Scalar loss = Backpropagation::sweep(Base::network(), inputs, targets, count, tape_, Base::random());
        const Scalar bound = Backpropagation::squared_norm_bound(inputs, count, tape_);
        if (!Base::is_usable(loss, bound) || !Base::can_step()) {
            return not_a_number<Scalar>();
        }
        const detail::GradientNorm<Backpropagation, Count> norm{inputs, count, tape_, bound};
        detail::Update<Scalar, typename Optimizer::Rule, State> update{
            Base::network().parameters().data(), Base::state(), Base::optimizer().rule(Base::steps(), norm)};
        Backpropagation::gradient(inputs, count, tape_, update);
        Base::count_step();
        return loss;
    }

    Tape tape_{};
};

} // namespace nervelet

#endif
