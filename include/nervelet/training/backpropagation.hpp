// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_BACKPROPAGATION_HPP
#define NERVELET_TRAINING_BACKPROPAGATION_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../kernel/one_example.hpp"
#include "../label.hpp"
#include "../network/divided_layers.hpp"
#include "../scalar/traits.hpp"
#include "batch_tape.hpp"
#include "fixed_objective.hpp"
#include "objective.hpp"
#include "trained_layers.hpp"

namespace nervelet {
namespace detail {

/// The first of a trainer's two sweeps: the forward pass and all deltas of up to Capacity examples, kept on the tape.
/// From these gradient() computes the mean gradient, which it hands to a visitor and does not store. Nothing in here
/// changes a parameter. H = delta (.) sigma', dJ/dW = A^T H, dJ/db = 1^T H. Source: General feed forward neural
/// networks, eq. 4.1 and 4.2. X: an Input, or what else the network reads, such as its Features.
template <class Network, class LossType, std::size_t Capacity, class X = typename Network::Input>
class Backpropagation {
    using Layers =
        TrainedLayers<typename Network::Scalar,
                      TrainedChain<typename Network::Scalar, LossType, typename Reading<Network, X>::Computed>>;
    using Objective =
        detail::Objective<LossType, LastLayerOf<typename Network::Scalar, LossType, typename Network::Layers::Last>>;

public:
    using Scalar = typename Network::Scalar;
    using Traits = ScalarTraits<Scalar>;
    using LossValue = typename Traits::Loss;
    using Share = typename Traits::Share;
    using Tape = BatchTape<typename Layers::Tape, Scalar, Capacity, Layers::workspace_size>;
    using Input = X;
    using Output = typename Network::Output;

    /// Fills the tape for examples 0 .. count - 1 and returns their mean loss; NaN where a label names no output. The
    /// tape is invalid if the result is not finite.
    template <class Target, class Count, class Generator>
    static constexpr LossValue sweep(const Network& network, const X* inputs, const Target* targets, Count count,
                                     Tape& tape, Generator& random) {
        constexpr bool one_by_one = std::is_same<Count, kernel::OneExample>::value || !Layers::sweeps_batch;
        const Share scale = Traits::share_of(count);
        return sweep(network, inputs, targets, count, tape, random, scale, std::integral_constant<bool, one_by_one>{});
    }

    /// Whether squared_norm_bound() of a single example is the squared norm itself.
    static constexpr bool bound_is_norm = Layers::bound_is_norm;

    /// An upper bound of the squared norm of the gradient that is on the tape.
    template <class Count>
    static constexpr typename Traits::Norm squared_norm_bound(const X* inputs, Count count, Tape& tape) {
        return Layers::squared_norm_bound(Batch<ReadTape, Count>{inputs, tape, count});
    }

    /// The squared norm itself, of a single example.
    static constexpr typename Traits::Norm squared_norm_of_one(const X* inputs, Tape& tape) {
        return Layers::squared_norm(Batch<ReadTape, kernel::OneExample>{inputs, tape, {}});
    }

    /// Calls visit(index, dJ/dparameter) for every parameter, in the order of Network::parameters(); see
    /// gradient_visitor.hpp.
    template <class Count, class Visitor>
    static constexpr void gradient(const X* inputs, Count count, Tape& tape, Visitor& visit) {
        Layers::gradient(Batch<ReadTape, Count>{inputs, tape, count}, 0, visit);
    }

private:
    /// What the gradient is formed from; only a workspace is written to. Where there is none, const saves flash.
    using ReadTape = std::conditional_t<Layers::workspace_size == 0, const Tape, Tape>;

    /// The examples, as the lowest layer gets them.
    template <class TapeType, class Count>
    struct Batch {
        const X* inputs;
        TapeType& tapes;
        Count examples;
        constexpr Count count() const { return examples; }
        constexpr auto x(std::size_t n) const { return inputs[n].data(); }
        constexpr auto& tape(std::size_t n) const { return tapes.examples[n]; }
        constexpr NoGradientBelow below(std::size_t) const { return {}; }
        constexpr auto workspace() const { return tapes.workspace(); }
    };

    /// One of several examples, as the lowest layer gets it.
    struct OneOfBatch {
        const X& input;
        typename Layers::Tape& example;
        Tape& tapes;
        static constexpr kernel::OneExample count() { return {}; }
        constexpr auto x(std::size_t) const { return input.data(); }
        constexpr auto& tape(std::size_t) const { return example; }
        constexpr NoGradientBelow below(std::size_t) const { return {}; }
        constexpr auto workspace() const { return tapes.workspace(); }
    };

    /// The target of OneOfBatch.
    template <class Reader>
    struct OneTarget {
        Reader target;
        constexpr const Reader& operator()(std::size_t) const { return target; }
    };

    /// The targets of Batch.
    template <class Target>
    struct Targets {
        const Target* targets;
        constexpr auto operator()(std::size_t n) const { return reader(targets[n]); }
    };

    /// One example after the other.
    template <class Target, class Count, class Generator>
    static constexpr LossValue sweep(const Network& network, const X* inputs, const Target* targets, Count count,
                                     Tape& tape, Generator& random, Share scale, std::true_type) {
        LossValue sum = Traits::no_loss();
        for (std::size_t n = 0; n < count; ++n) {
            if (!is_valid(targets[n])) {
                return not_a_number<LossValue>();
            }
            const OneTarget<decltype(reader(targets[n]))> target{reader(targets[n])};
            sum += Layers::template sweep<Objective>(
                network.parameters().data(), OneOfBatch{inputs[n], tape.examples[n], tape}, random, target, scale);
        }
        return sum * scale;
    }

    /// All examples at once, layer by layer.
    template <class Target, class Generator>
    static constexpr LossValue sweep(const Network& network, const X* inputs, const Target* targets, std::size_t count,
                                     Tape& tape, Generator& random, Share scale, std::false_type) {
        for (std::size_t n = 0; n < count; ++n) {
            if (!is_valid(targets[n])) {
                return not_a_number<LossValue>();
            }
        }
        return scale * Layers::template sweep<Objective>(network.parameters().data(),
                                                         Batch<Tape, std::size_t>{inputs, tape, count}, random,
                                                         Targets<Target>{targets}, scale);
    }

    static constexpr bool is_valid(const Output&) { return true; }
    static constexpr bool is_valid(const Label& label) { return label.index < Network::output_size; }
    static constexpr const Scalar* reader(const Output& target) { return target.data(); }
    static constexpr OneHot<Scalar> reader(const Label& label) { return OneHot<Scalar>{label.index}; }
};

} // namespace detail
} // namespace nervelet

#endif
