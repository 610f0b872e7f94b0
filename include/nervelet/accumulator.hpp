// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACCUMULATOR_HPP
#define NERVELET_ACCUMULATOR_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "core/held.hpp"
#include "core/math/classify.hpp"
#include "core/math/sqrt.hpp"
#include "label.hpp"
#include "training/backpropagation.hpp"
#include "training/contract.hpp"
#include "training/gradient_visitor.hpp"

namespace nervelet {

/// Teaches like a Trainer, on the mean gradient of as many examples as you like, for the price of a gradient buffer as
/// large as the network: add(x, target) example by example, then step(). An example that is not finite is refused by
/// add() with NaN and leaves the sum as it was.
template <class NetworkType, class LossType, template <class> class OptimizerTemplate>
class Accumulator : Held<CheckedState<NetworkType, OptimizerTemplate>>, Held<CheckedGenerator<NetworkType>> {
public:
    using Network = NetworkType;
    using Loss = typename CheckedLoss<Network, LossType>::type;
    using Scalar = typename Network::Scalar;
    using Optimizer = CheckedOptimizer<Scalar, OptimizerTemplate>;
    using Input = typename Network::Input;
    using Output = typename Network::Output;
    using State = CheckedState<NetworkType, OptimizerTemplate>;
    using Generator = CheckedGenerator<NetworkType>;
    using Sweep = Backpropagation<Network, Loss, 1>;
    using Tape = typename Sweep::Tape;
    static constexpr std::size_t gradient_bytes = sizeof(typename Network::Parameters);

    constexpr Accumulator(Network& network, OptimizerTemplate<Scalar> optimizer, std::uint64_t seed = 1)
        : HeldState(State{}), HeldGenerator(make_generator<Generator>(seed)), network_(&network),
          optimizer_(optimizer) {}

    /// Adds the gradient of one example. Gives its loss, or NaN.
    constexpr Scalar add(const Input& x, const Output& target) { return run(x, target); }

    template <class LabelType, class = std::enable_if_t<std::is_same<LabelType, Label>::value>>
    constexpr Scalar add(const Input& x, LabelType label) {
        check_label<Network, LabelType>();
        return run(x, label);
    }

    /// One step on the mean of what was added; then starts anew. False, and no change, where nothing was added or the
    /// optimizer's numbers are unusable.
    constexpr bool step() {
        if (count_ == 0 || !optimizer_.is_valid()) {
            return false;
        }
        const Scalar mean = Scalar(1) / Scalar(static_cast<std::int32_t>(count_));
        const typename Optimizer::Rule rule = optimizer_.rule(steps_, Norm{gradient_, mean});
        State& state = HeldState::get();
        typename Network::Parameters& parameters = network_->parameters();
        for (std::size_t i = 0; i < Network::parameter_count; ++i) {
            parameters[i] = rule(parameters[i], gradient_[i] * (mean * rule.scale), state, i);
            gradient_[i] = Scalar(0);
        }
        ++steps_;
        count_ = 0;
        return true;
    }

    constexpr Optimizer& optimizer() { return optimizer_; }
    constexpr const Optimizer& optimizer() const { return optimizer_; }
    constexpr std::uint32_t steps() const { return steps_; }
    constexpr std::uint32_t count() const { return count_; }

private:
    using HeldState = Held<State>;
    using HeldGenerator = Held<Generator>;

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
        Generator& random = HeldGenerator::get();
        const Scalar loss = Sweep::sweep(*network_, &x, &target, OneExample{}, tape_, random);
        const Scalar bound = Sweep::squared_norm_bound(&x, OneExample{}, tape_);
        if (!math::is_finite(loss) || !(bound < ScalarTraits<Scalar>::largest_squared_gradient())) {
            return not_a_number<Scalar>();
        }
        AddTo<Scalar, Network::parameter_count> add_to{gradient_, Scalar(1)};
        Sweep::gradient(&x, OneExample{}, tape_, add_to);
        ++count_;
        return loss;
    }

    Network* network_;
    Optimizer optimizer_;
    std::uint32_t steps_ = 0;
    std::uint32_t count_ = 0;
    Tape tape_{};
    typename Network::Parameters gradient_{};
};

} // namespace nervelet

#endif
