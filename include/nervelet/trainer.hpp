// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINER_HPP
#define NERVELET_TRAINER_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "core/whole_number.hpp"
#include "label.hpp"
#include "scalar/traits.hpp"
#include "training/backpropagation.hpp"
#include "training/carried_states.hpp"
#include "training/contract.hpp"
#include "training/fixed_descent_update.hpp"
#include "training/fixed_momentum_update.hpp"
#include "training/fixed_update.hpp"
#include "training/gradient_norm.hpp"
#include "training/gradient_visitor.hpp"
#include "training/length_contract.hpp"
#include "training/length_steps.hpp"
#include "training/state_contract.hpp"
#include "training/state_resets.hpp"
#include "training/step_contract.hpp"
#include "training/training_state.hpp"

namespace nervelet {

/// Trains a network by step(x, target). It holds the tape (activations and deltas of up to Capacity examples), the
/// optimizer and its state, but no gradient. A step is two sweeps: the first computes the loss and all deltas; the
/// second updates every parameter, if all numbers are finite and the gradient is so small that no optimizer can
/// overflow. Otherwise the step returns NaN and changes no parameter. The loss of a batch is the mean over its
/// examples. A trainer points to its network, which must outlive it and stay where it is, so neither it nor an object
/// that holds it can be copied: copy the network, and reset() a trainer to the copy.
template <class NetworkType, class LossType, template <class> class OptimizerTemplate = detail::MissingOptimizer,
          std::size_t Capacity = 1>
class Trainer
    : public detail::TrainingState<detail::CheckedNetwork<NetworkType>, LossType, OptimizerTemplate, Capacity>,
      public detail::LengthSteps<Trainer<NetworkType, LossType, OptimizerTemplate, Capacity>, NetworkType, Capacity>,
      public detail::StateResets<Trainer<NetworkType, LossType, OptimizerTemplate, Capacity>> {
    using Base = detail::TrainingState<detail::CheckedNetwork<NetworkType>, LossType, OptimizerTemplate, Capacity>;
    using LengthSteps = detail::LengthSteps<Trainer, NetworkType, Capacity>;
    friend LengthSteps;
    friend detail::StateResets<Trainer>;

public:
    using Base::capacity;
    using typename Base::Input;
    using typename Base::LossValue;
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
    constexpr Trainer() = default;
    Trainer(const Trainer&) = delete;            // a copy would train the network of the original: see reset()
    Trainer& operator=(const Trainer&) = delete; // a copy would train the network of the original: see reset()

    /// Starts again with this network: steps() is 0, what the optimizer keeps and all carried states are zero.
    constexpr void reset(detail::NetworkReference<Network> network, OptimizerTemplate<Scalar> optimizer,
                         std::uint64_t seed = 1) {
        Base::reset(*network, optimizer, seed);
        States::reset(tape_);
    }
    using Base::reset; ///< reports arguments that do not fit the optimizer

    using LengthSteps::step; ///< step(x, target, Length{5}), step(xs, targets, Lengths<3>{5, 16, 2})

    /// One step on one example: an Input, what net.features(x) has said, or bytes for a constant network of bytes.
    /// Returns its loss before the step, or NaN where the step is refused.
    template <class X = Input, std::enable_if_t<detail::Reads<Network, X>::value, int> = 0>
    constexpr LossValue step(const X& x, const Output& target) {
        return run(&x, &target, kernel::OneExample{});
    }

    /// The same for a label; NaN, too, where it names no output.
    template <class X = Input, class LabelType, std::enable_if_t<detail::Reads<Network, X>::value, int> = 0,
              class = std::enable_if_t<std::is_same<LabelType, Label>::value>>
    constexpr LossValue step(const X& x, LabelType label) {
        detail::check_label<Network, LabelType>();
        return run(&x, &label, kernel::OneExample{});
    }

    /// One step on the first count examples of a batch; Target is Output or Label. Returns their mean loss before the
    /// step, or NaN where the step is refused, also for a count of 0 or above Capacity.
    template <class X = Input, class Target, std::enable_if_t<detail::Reads<Network, X>::value, int> = 0,
              class = std::enable_if_t<std::is_same<Target, Output>::value || std::is_same<Target, Label>::value>>
    constexpr LossValue step(const std::array<X, capacity>& xs, const std::array<Target, capacity>& targets,
                             std::size_t count = capacity) {
        detail::check_label<Network, Target>();
        return run(xs.data(), targets.data(), count);
    }

    /// Reports a count that is no whole number.
    template <class X = Input, class Target, class Count, std::enable_if_t<detail::Reads<Network, X>::value, int> = 0,
              class = std::enable_if_t<(std::is_same<Target, Output>::value || std::is_same<Target, Label>::value) &&
                                       !detail::IsWholeNumber<Count>::value>>
    constexpr LossValue step(const std::array<X, capacity>&, const std::array<Target, capacity>&, Count) {
        detail::refuse_count<Network, X, Count>();
        return not_a_number<LossValue>();
    }

    /// Reports arguments that fit none of the steps above; an x in braces counts as an Input.
    template <class X = Input, class Target, class... More,
              class = std::enable_if_t<!detail::StepContract<Trainer, X, Target>::holds>>
    constexpr LossValue step(const X&, const Target&, More...) {
        detail::StepContract<Trainer, X, Target>::refuse();
        return not_a_number<LossValue>();
    }

    /// Reports an x in braces with fewer or more numbers than there are inputs.
    template <std::size_t Inputs, class Target, class... More,
              class = std::enable_if_t<detail::is_short_or_long<Input>(Inputs)>>
    constexpr LossValue step(const Scalar (&)[Inputs], const Target&, More...) {
        detail::StepContract<Trainer, Scalar[Inputs], Output>::refuse();
        return not_a_number<LossValue>();
    }

    /// Reports a target in braces with fewer or more numbers than there are outputs.
    template <class X = Input, class Number, std::size_t Outputs, class... More,
              class = std::enable_if_t<Outputs != Network::output_size>>
    constexpr LossValue step(const X&, const Number (&)[Outputs], More...) {
        detail::StepContract<Trainer, Input, Scalar[Outputs]>::refuse();
        return not_a_number<LossValue>();
    }

    /// The same where both are lists in braces.
    template <std::size_t Inputs, class Number, std::size_t Outputs, class... More,
              class = std::enable_if_t<detail::is_short_or_long<Input>(Inputs) || Outputs != Network::output_size>>
    constexpr LossValue step(const Scalar (&)[Inputs], const Number (&)[Outputs], More...) {
        using X = detail::InBraces<Input, Inputs, detail::is_short_or_long<Input>(Inputs)>;
        using Target = detail::InBraces<Output, Outputs, Outputs != Network::output_size>;
        detail::StepContract<Trainer, X, Target>::refuse();
        return not_a_number<LossValue>();
    }

    /// Reports an argument too many: a Trainer's learning rate is in its optimizer.
    template <class X = Input, class Target, class Third, class... More,
              std::enable_if_t<detail::Reads<Network, X>::value, int> = 0,
              class = std::enable_if_t<detail::StepContract<Trainer, X, Target>::holds>>
    constexpr LossValue step(const X&, const Target&, Third, More...) {
        detail::refuse_behind_target<Network, X, Third>();
        return not_a_number<LossValue>();
    }

    /// Reports that something is missing.
    template <class... Given, class = std::enable_if_t<(sizeof...(Given) < 2)>>
    constexpr LossValue step(const Given&...) {
        static_assert(sizeof...(Given) > 2,
                      "step(x, target): expected an x and the target that belongs to it. The step "
                      "computes forward pass, gradient and update at once.");
        return not_a_number<LossValue>();
    }

private:
    friend struct detail::TrainingAccess;
    using States = detail::StatesOfBatch<Tape, detail::check_states<Network>()>;

    template <class X, class Target, class Count>
    constexpr LossValue run(const X* inputs, const Target* targets, Count count) {
        if (count == 0 || count > capacity || !Base::has_network()) {
            return not_a_number<LossValue>();
        }
        using Backpropagation = detail::Backpropagation<Network, typename Base::Loss, capacity, X>;
        const LossValue loss = Backpropagation::sweep(Base::network(), inputs, targets, count, tape_, Base::random());
        const auto bound = Backpropagation::squared_norm_bound(inputs, count, tape_);
        if (!Base::is_usable(loss, bound) || !Base::can_step() || !States::can_commit(tape_, count)) {
            return not_a_number<LossValue>();
        }
        const detail::GradientNorm<Backpropagation, Count> norm{inputs, count, tape_, bound};
        using Update = detail::Update<Scalar, typename Optimizer::Rule, State>;
        using Factor = detail::LossFactorOf<Network, typename Base::Loss>;
        Update update = Update::template of<Factor>(Base::network().parameters().data(), Base::state(),
                                                    Base::optimizer().rule(Base::steps(), norm), count, Base::random());
        Backpropagation::gradient(inputs, count, tape_, update);
        States::commit(tape_, count);
        Base::count_step();
        return loss;
    }

    Tape tape_{};
};

} // namespace nervelet

#endif
