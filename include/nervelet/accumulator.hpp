// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACCUMULATOR_HPP
#define NERVELET_ACCUMULATOR_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "core/math/sqrt.hpp"
#include "label.hpp"
#include "optimizer/base/next_parameter.hpp"
#include "training/backpropagation.hpp"
#include "training/contract.hpp"
#include "training/gradient_visitor.hpp"
#include "training/training_state.hpp"

namespace nervelet {

/// Teaches like a Trainer, on the mean gradient of as many examples as you like, for the price of a gradient buffer as
/// large as the network: add(x, target) example by example, then step(). An example that is not finite is refused by
/// add() with NaN and leaves the sum as it was.
template <class NetworkType, class LossType, template <class> class OptimizerTemplate>
class Accumulator : public detail::TrainingState<NetworkType, LossType, OptimizerTemplate, 1> {
    using Base = detail::TrainingState<NetworkType, LossType, OptimizerTemplate, 1>;
    using typename Base::Backpropagation;

public:
    using typename Base::Input;
    using typename Base::Network;
    using typename Base::Optimizer;
    using typename Base::Output;
    using typename Base::Scalar;
    using typename Base::Tape;

    /// Bytes of the gradient buffer.
    static constexpr std::size_t gradient_bytes = sizeof(typename Network::Parameters);

    /// Accumulator() and Accumulator(network, {learning_rate, ...}, seed = 1), as in detail::TrainingState.
    using Base::Base;

    /// Starts anew: nothing was added, no step was taken, and the optimizer remembers nothing.
    constexpr void reset(Network& network, OptimizerTemplate<Scalar> optimizer, std::uint64_t seed = 1) {
        Base::reset(network, optimizer, seed);
        count_ = 0;
        for (std::size_t i = 0; i < Network::parameter_count; ++i) {
            gradient_[i] = Scalar(0);
        }
    }

    /// Adds the gradient of one example. Gives its loss, or NaN.
    constexpr Scalar add(const Input& x, const Output& target) { return run(x, target); }

    template <class LabelType, class = std::enable_if_t<std::is_same<LabelType, Label>::value>>
    constexpr Scalar add(const Input& x, LabelType label) {
        detail::check_label<Network, LabelType>();
        return run(x, label);
    }

    /// One step on the mean of what was added; then starts anew. False, and no change, where nothing was added or the
    /// optimizer's numbers are unusable.
    constexpr bool step() {
        if (count_ == 0 || !Base::optimizer().is_valid()) {
            return false;
        }
        const Scalar mean = Scalar(1) / Scalar(static_cast<std::int32_t>(count_));
        const typename Optimizer::Rule rule = Base::optimizer().rule(Base::steps(), Norm{gradient_, mean});
        typename Network::Parameters& parameters = Base::network().parameters();
        for (std::size_t i = 0; i < Network::parameter_count; ++i) {
            parameters[i] =
                detail::next_parameter(rule, parameters[i], gradient_[i] * (mean * rule.scale), Base::state(), i);
            gradient_[i] = Scalar(0);
        }
        Base::count_step();
        count_ = 0;
        return true;
    }

    /// How many examples were added since the last step.
    constexpr std::uint32_t count() const { return count_; }

private:
    struct Norm {
        const typename Network::Parameters& gradient;
        Scalar mean;

        constexpr Scalar operator()() const {
            Scalar sum = Scalar(0);
            for (std::size_t i = 0; i < Network::parameter_count; ++i) {
                sum += gradient[i] * mean * (gradient[i] * mean);
            }
            return math::sqrt(sum);
        }
    };

    template <class Target>
    constexpr Scalar run(const Input& x, const Target& target) {
        if (!Base::has_network()) {
            return not_a_number<Scalar>();
        }
        const Scalar loss =
            Backpropagation::sweep(Base::network(), &x, &target, kernel::OneExample{}, tape_, Base::random());
        const Scalar bound = Backpropagation::squared_norm_bound(&x, kernel::OneExample{}, tape_);
        if (!Base::is_usable(loss, bound)) {
            return not_a_number<Scalar>();
        }
        detail::AddTo<Scalar, Network::parameter_count> add_to{gradient_, Scalar(1)};
        Backpropagation::gradient(&x, kernel::OneExample{}, tape_, add_to);
        ++count_;
        return loss;
    }

    std::uint32_t count_ = 0;
    Tape tape_{};
    typename Network::Parameters gradient_{};
};

} // namespace nervelet

#endif
