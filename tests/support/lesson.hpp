// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_LESSON_HPP
#define NERVELET_TESTS_SUPPORT_LESSON_HPP

#include "support/batches.hpp"
#include "support/reference.hpp"

#include <nervelet/accumulator.hpp>
#include <nervelet/evaluate.hpp>
#include <nervelet/trainer.hpp>
#include <nervelet/training/objective.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace reference {

/// An optimizer for tests: replaces each parameter by its gradient, so that one step lays the gradient open.
template <class T>
struct Reveal {
    T learning_rate;

    template <std::size_t Parameters>
    struct State {};

    struct Rule {
        T scale;
        static constexpr bool skips_zero_gradient = false;

        template <class State>
        constexpr T operator()(T, T gradient, State&, std::size_t) const {
            return gradient;
        }
    };

    constexpr bool is_valid() const { return true; }

    template <class Norm>
    constexpr Rule rule(std::uint32_t, const Norm&) const {
        return Rule{T(1)};
    }
};

/// One batch of a reference: the network before it, the inputs and the targets, in the scalar under test.
template <class Network, class Loss, class Target, std::size_t Batch>
struct Lesson {
    using T = typename Network::Scalar;
    using Input = typename Network::Input;
    Network network;
    std::array<Input, Batch> x;
    std::array<Target, Batch> target;

    /// Of the outputs a of the last layer, relative to the largest.
    double output_error(const double (&expected)[Batch * Network::output_size]) const {
        std::array<T, Batch * Network::output_size> actual{};
        for (std::size_t i = 0; i < actual.size(); ++i) {
            actual[i] = network(x[i / Network::output_size])[i % Network::output_size];
        }
        return tensor_error(actual, expected, actual.size());
    }

    /// Of the last layer's z, relative to the largest.
    double logit_error(const double (&expected)[Batch * Network::output_size]) const {
        std::array<T, Batch * Network::output_size> actual{};
        for (std::size_t i = 0; i < actual.size(); ++i) {
            actual[i] = network.logits(x[i / Network::output_size])[i % Network::output_size];
        }
        return tensor_error(actual, expected, actual.size());
    }

    /// Of the loss: by a training step, and by evaluate().
    double loss_error(double expected) const {
        T evaluated = T(0);
        for (std::size_t n = 0; n < Batch; ++n) {
            evaluated += nervelet::evaluate<Loss>(network, x[n], target[n]);
        }
        return larger(error(batched().loss, expected),
                      error(evaluated / static_cast<T>(static_cast<int>(Batch)), expected));
    }

    /// Of dJ/dW and dJ/db of every layer, each relative to its largest number: from a batch, from the same examples
    /// accumulated, and from the mean over steps on one example.
    template <class Expected>
    double gradient_error(const Expected& expected) const {
        return larger(parameter_error(batched().gradient, expected),
                      larger(parameter_error(accumulated(), expected), parameter_error(mean_of_single(), expected)));
    }

    /// As gradient_error, from a batch alone.
    template <class Expected>
    double batch_gradient_error(const Expected& expected) const {
        return parameter_error(batched().gradient, expected);
    }

    /// Of dJ/dx: what the first layer would hand down, relative to the largest.
    double input_gradient_error(const double (&expected)[Batch * Network::input_size]) const {
        using Goal = nervelet::detail::Objective<Loss, typename Network::Layers::Last>;
        using Layers = nervelet::detail::TrainedLayers<T, typename Network::Layers>;
        std::array<T, Batch * Network::input_size> gradient{};
        gradient.fill(T(1)); // backward() multiplies into it
        const T scale = T(1) / static_cast<T>(static_cast<int>(Batch));
        for (std::size_t n = 0; n < Batch; ++n) {
            typename Layers::Tape tape{};
            nervelet::detail::NoRandom random{};
            const nervelet::MultiplyInto<T> below{gradient.data() + n * Network::input_size};
            Layers::template sweep<Goal>(network.parameters().data(), support::one_swept(x[n].data(), tape, below),
                                         random, support::one_target(reader(target[n])), scale);
        }
        return tensor_error(gradient, expected, gradient.size());
    }

private:
    struct Step {
        T loss;
        Network gradient;
    };

    Step batched() const {
        Step step{T(0), network};
        nervelet::Trainer<Network, Loss, Reveal, Batch> trainer{step.gradient, {T(1)}};
        step.loss = trainer.step(x, target);
        return step;
    }

    Network accumulated() const {
        Network gradient = network;
        nervelet::Accumulator<Network, Loss, Reveal> accumulator{gradient, {T(1)}};
        for (std::size_t n = 0; n < Batch; ++n) {
            accumulator.add(x[n], target[n]);
        }
        accumulator.step();
        return gradient;
    }

    Network mean_of_single() const {
        Network sum{};
        for (std::size_t n = 0; n < Batch; ++n) {
            Network gradient = network;
            nervelet::Trainer<Network, Loss, Reveal> trainer{gradient, {T(1)}};
            trainer.step(x[n], target[n]);
            for (std::size_t i = 0; i < sum.parameters().size(); ++i) {
                sum.parameters()[i] += gradient.parameters()[i] / static_cast<T>(static_cast<int>(Batch));
            }
        }
        return sum;
    }

    static const T* reader(const typename Network::Output& values) { return values.data(); }
    static nervelet::detail::OneHot<T> reader(nervelet::Label label) {
        return nervelet::detail::OneHot<T>{label.index};
    }
};

/// The lesson of a reference's arrays. Batch is how many examples they hold.
template <class Network, class Loss, std::size_t Batch, class Start, std::size_t Inputs, class Number,
          std::size_t Targets>
auto lesson(const Start& start, const double (&x)[Inputs], const Number (&target)[Targets]) {
    using T = typename Network::Scalar;
    const auto converted = targets<T, Network::output_size>(target);
    return Lesson<Network, Loss, typename decltype(converted)::value_type, Batch>{
        convert<T>(start), rows<T, Network::input_size>(x), converted};
}

} // namespace reference

#endif // NERVELET_TESTS_SUPPORT_LESSON_HPP
