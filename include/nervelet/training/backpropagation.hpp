// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_BACKPROPAGATION_HPP
#define NERVELET_TRAINING_BACKPROPAGATION_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../kernel/one_example.hpp"
#include "../label.hpp"
#include "../network/chain.hpp"
#include "../scalar/traits.hpp"
#include "objective.hpp"

namespace nervelet {

namespace detail {

/// The first of a trainer's two sweeps: forward and all deltas of up to Capacity examples, kept on the tape;
/// then the mean gradient, visited and never stored. Nothing in here changes a parameter.
/// H = delta (.) sigma', dJ/dW = A^Scalar H, dJ/db = 1^Scalar H. Source: General feed forward neural networks, eq. 4.1
/// and 4.2.
template <class Network, class Loss, std::size_t Capacity>
class Backpropagation {
    using Layers = typename Network::Layers;
    using Last = typename Layers::Last;
    using Goal = Objective<Loss, Last>;
    static constexpr std::size_t outputs = Network::output_size;

public:
    using Scalar = typename Network::Scalar;
    using Tape = std::array<typename Layers::Tape, Capacity>;
    using Input = typename Network::Input;
    using Output = typename Network::Output;

    /// Sweeps over examples 0 .. count - 1. Gives the mean loss; NaN where a label names no output, and then or where a
    /// number is not finite the deltas are worthless.
    template <class Target, class Count, class Generator>
    static constexpr Scalar sweep(const Network& network, const Input* inputs, const Target* targets, Count count,
                                  Tape& tape, Generator& random) {
        constexpr bool one_by_one = std::is_same<Count, kernel::OneExample>::value || !Layers::sweeps_batch;
        return sweep(network, inputs, targets, count, tape, random, std::integral_constant<bool, one_by_one>{});
    }

    /// At least the squared norm of the gradient of the last sweep; exactly it for one example.
    template <class Count>
    static constexpr Scalar squared_norm_bound(const Input* inputs, Count count, const Tape& tape) {
        return Layers::squared_norm_bound(Inputs{inputs}, Tapes<const Tape>{tape}, count);
    }

    /// Calls visit(index, dJ/dparameter) for every parameter, in the order of Network::parameters().
    template <class Count, class Visitor>
    static constexpr void gradient(const Input* inputs, Count count, const Tape& tape, Visitor& visit) {
        Layers::gradient(Inputs{inputs}, Tapes<const Tape>{tape}, count, 0, visit);
    }

private:
    struct Inputs {
        const Input* inputs;
        constexpr const Scalar* operator()(std::size_t n) const { return inputs[n].data(); }
    };

    template <class TapeType>
    struct Tapes {
        TapeType& tape;
        constexpr auto& operator()(std::size_t n) const { return tape[n]; }
    };

    template <class Target>
    struct Targets {
        const Target* targets;
        constexpr auto operator()(std::size_t n) const { return reader(targets[n]); }
    };

    template <class Target, class Count, class Generator>
    static constexpr Scalar sweep(const Network& network, const Input* inputs, const Target* targets, Count count,
                                  Tape& tape, Generator& random, std::true_type) {
        const Scalar scale = Scalar(1) / Scalar(static_cast<std::int32_t>(count));
        Scalar sum = -Scalar(0); // plus x it is x, to the bit
        for (std::size_t n = 0; n < count; ++n) {
            if (!is_valid(targets[n])) {
                return not_a_number<Scalar>();
            }
            sum += Layers::template sweep<Goal>(network.parameters().data(), inputs[n].data(), tape[n], random,
                                                reader(targets[n]), scale, Nothing{});
        }
        return sum * scale;
    }

    template <class Target, class Generator>
    static constexpr Scalar sweep(const Network& network, const Input* inputs, const Target* targets, std::size_t count,
                                  Tape& tape, Generator& random, std::false_type) {
        for (std::size_t n = 0; n < count; ++n) {
            if (!is_valid(targets[n])) {
                return not_a_number<Scalar>();
            }
        }
        const Scalar scale = Scalar(1) / Scalar(static_cast<std::int32_t>(count));
        return scale * Layers::template sweep_batch<Goal>(network.parameters().data(), Inputs{inputs},
                                                          Tapes<Tape>{tape}, count, random, Targets<Target>{targets},
                                                          scale, Nothing{});
    }

    static constexpr bool is_valid(const Output&) { return true; }
    static constexpr bool is_valid(const Label& label) { return label.index < outputs; }
    static constexpr const Scalar* reader(const Output& target) { return target.data(); }
    static constexpr OneHot<Scalar> reader(const Label& label) { return OneHot<Scalar>{label.index}; }
};

} // namespace detail

} // namespace nervelet

#endif
