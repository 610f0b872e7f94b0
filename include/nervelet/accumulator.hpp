// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACCUMULATOR_HPP
#define NERVELET_ACCUMULATOR_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "label.hpp"
#include "length.hpp"
#include "scalar/fixed.hpp"
#include "training/backpropagation.hpp"
#include "training/contract.hpp"
#include "training/fixed_gradient_sum.hpp"
#include "training/gradient_sum.hpp"
#include "training/length_contract.hpp"
#include "training/state_contract.hpp"
#include "training/target_contract.hpp"
#include "training/training_state.hpp"

namespace nervelet {

/// Trains like a Trainer, on the mean gradient of any number of examples, at the cost of a gradient buffer as large as
/// the network: add(x, target) for each example, then step(). If numbers of an example are not finite, add() returns
/// NaN and the sum stays as it was. In 16 bits the buffer is twice as large as the network, and its sums are saturated,
/// see training/fixed_gradient_sum.hpp.
template <class NetworkType, class LossType, template <class> class OptimizerTemplate = detail::MissingOptimizer>
class Accumulator : public detail::TrainingState<detail::CheckedNetwork<NetworkType>, LossType, OptimizerTemplate, 1> {
    using Base = detail::TrainingState<detail::CheckedNetwork<NetworkType>, LossType, OptimizerTemplate, 1>;

public:
    using typename Base::Input;
    using typename Base::LossValue;
    using typename Base::Network;
    using typename Base::Optimizer;
    using typename Base::Output;
    using typename Base::Scalar;
    using typename Base::Tape;

    /// Bytes of the gradient buffer.
    static constexpr std::size_t gradient_bytes = sizeof(detail::GradientSum<Scalar, Network::parameter_count>);

    /// Accumulator() and Accumulator(network, {learning_rate, ...}, seed = 1), as in detail::TrainingState.
    using Base::Base;
    constexpr Accumulator() = default;
    Accumulator(const Accumulator&) = delete;            // a copy would train the network of the original: see reset()
    Accumulator& operator=(const Accumulator&) = delete; // a copy would train the network of the original: see reset()

    /// Starts again with this network: count() and steps() are 0, and what the optimizer keeps is zero.
    constexpr void reset(detail::NetworkReference<Network> network, OptimizerTemplate<Scalar> optimizer,
                         std::uint64_t seed = 1) {
        Base::reset(*network, optimizer, seed);
        count_ = 0;
        gradient_.clear();
    }

    /// Reports arguments that do not fit the optimizer.
    template <class Refused = Network>
    constexpr void reset(detail::NetworkReference<Network>, detail::NoOptimizer = {}, detail::NoOptimizer = {}) {
        detail::refuse_optimizer<Refused, OptimizerTemplate<Scalar>>();
    }

    /// Adds the gradient of one example: an Input, what net.features(x) has said, or bytes for a constant network of
    /// bytes. Returns its loss, or NaN where it is refused, also after 2^31 - 1 examples without a step.
    template <class X = Input, std::enable_if_t<detail::Reads<Network, X>::value, int> = 0>
    constexpr LossValue add(const X& x, const Output& target) {
        return run(x, target);
    }

    /// The same for a label; NaN, too, where it names no output.
    template <class X = Input, class LabelType, std::enable_if_t<detail::Reads<Network, X>::value, int> = 0,
              class = std::enable_if_t<std::is_same<LabelType, Label>::value>>
    constexpr LossValue add(const X& x, LabelType label) {
        detail::check_label<Network, LabelType>();
        return run(x, label);
    }

    /// Adds the gradient of the first length.steps steps of one example, see Length. NaN, too, for a length of 0 or one
    /// that is larger than the Input.
    constexpr LossValue add(const Input& x, const Output& target, Length length) {
        return run_short(x, target, length, detail::check_target_of_lengths<Network, Output>());
    }

    /// The same for a label.
    template <class LabelType, class = std::enable_if_t<std::is_same<LabelType, Label>::value>>
    constexpr LossValue add(const Input& x, LabelType label, Length length) {
        return run_short(x, label, length, detail::check_target_of_lengths<Network, LabelType>());
    }

    /// Reports an x in braces with fewer or more numbers than there are inputs.
    template <std::size_t Inputs, class Target, class = std::enable_if_t<detail::is_short_or_long<Input>(Inputs)>>
    constexpr LossValue add(const Scalar (&)[Inputs], const Target&) {
        detail::ExampleContract<Network, Scalar[Inputs], Output>::refuse();
        return not_a_number<LossValue>();
    }

    /// Reports a target in braces with fewer or more numbers than there are outputs.
    template <class X = Input, class Number, std::size_t Outputs,
              class = std::enable_if_t<Outputs != Network::output_size>>
    constexpr LossValue add(const X&, const Number (&)[Outputs]) {
        detail::ExampleContract<Network, Input, Scalar[Outputs]>::refuse();
        return not_a_number<LossValue>();
    }

    /// The same where both are lists in braces.
    template <std::size_t Inputs, class Number, std::size_t Outputs,
              class = std::enable_if_t<detail::is_short_or_long<Input>(Inputs) || Outputs != Network::output_size>>
    constexpr LossValue add(const Scalar (&)[Inputs], const Number (&)[Outputs]) {
        using X = detail::InBraces<Input, Inputs, detail::is_short_or_long<Input>(Inputs)>;
        using Target = detail::InBraces<Output, Outputs, Outputs != Network::output_size>;
        detail::ExampleContract<Network, X, Target>::refuse();
        return not_a_number<LossValue>();
    }

    /// Reports a length before a target in braces. {5} alone is no Length here: it may stand behind a target.
    template <class LengthType, class Number, std::size_t Outputs,
              class = std::enable_if_t<std::is_same<LengthType, Length>::value>>
    constexpr LossValue add(const Input&, LengthType, const Number (&)[Outputs]) {
        detail::refuse_target<Network, Input, LengthType>();
        return not_a_number<LossValue>();
    }

    /// Reports an x or a target of a wrong type, or what stands behind them and is no Length; an x in braces counts as
    /// an Input.
    template <class X = Input, class Target, class... Behind,
              class = std::enable_if_t<detail::ShortExampleContract<Network, X, Target, Behind...>::is_wrong>>
    constexpr LossValue add(const X&, const Target&, Behind...) {
        detail::ShortExampleContract<Network, X, Target, Behind...>::refuse();
        return not_a_number<LossValue>();
    }

    /// One step on the mean of the gradients that were added, after which the sum is zero. False, and nothing is
    /// changed, where nothing was added or the optimizer cannot take the step.
    constexpr bool step() {
        if (count_ == 0 || !Base::can_step()) {
            return false;
        }
        using Factor = detail::LossFactorOf<Network, typename Base::Loss>;
        gradient_.template step<Factor>(Base::network().parameters(), Base::optimizer(), Base::steps(), count_,
                                        Base::state(), Base::random());
        Base::count_step();
        count_ = 0;
        return true;
    }

    /// Reports arguments, which belong to add().
    template <class X, class... More>
    constexpr bool step(const X&, const More&...) {
        static_assert(detail::AlwaysFalse<X>::value, "Accumulator: expected add(x, target) for each example, and then "
                                                     "step() without arguments. A Trainer has step(x, target).");
        return false;
    }

    /// The number of examples added since the last step.
    constexpr std::uint32_t count() const { return count_; }

private:
    static constexpr std::uint32_t largest_count = 0x7FFFFFFFu; ///< is converted as a signed number

    template <class Target>
    constexpr LossValue run_short(const Input& x, const Target& target, Length length, std::true_type) {
        return detail::is_length<Network>(length.steps) ? run(detail::ShortInput<Network>{&x, length.steps}, target)
                                                        : not_a_number<LossValue>();
    }

    template <class Target>
    constexpr LossValue run_short(const Input&, const Target&, Length, std::false_type) {
        return not_a_number<LossValue>();
    }

    template <class X, class Target>
    constexpr LossValue run(const X& x, const Target& target) {
        detail::check_no_states<Network>();
        using Backpropagation = detail::Backpropagation<Network, typename Base::Loss, 1, X>;
        if (!Base::has_network() || count_ == largest_count) {
            return not_a_number<LossValue>();
        }
        const LossValue loss =
            Backpropagation::sweep(Base::network(), &x, &target, kernel::OneExample{}, tape_, Base::random());
        const auto bound = Backpropagation::squared_norm_bound(&x, kernel::OneExample{}, tape_);
        if (!Base::is_usable(loss, bound)) {
            return not_a_number<LossValue>();
        }
        auto add_to = gradient_.adder();
        Backpropagation::gradient(&x, kernel::OneExample{}, tape_, add_to);
        ++count_;
        return loss;
    }

    std::uint32_t count_ = 0;
    Tape tape_{};
    detail::GradientSum<Scalar, Network::parameter_count> gradient_{};
};

} // namespace nervelet

#endif
