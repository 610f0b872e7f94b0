// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <limits>

#include <nervelet/nervelet.hpp>

#include "cookbook/scale.hpp"
#include "support/batches.hpp"
#include "support/same_bits.hpp"

using namespace nervelet;

namespace {

/// A rule's update, parameter by parameter.
template <class T, class Rule, class State>
struct OneByOne {
    T* parameters;
    State& state;
    Rule rule;
    static constexpr bool skips_zero_gradient = Rule::skips_zero_gradient;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = false;

    constexpr T scale() const { return rule.scale; }
    constexpr void operator()(std::size_t index, T gradient) {
        parameters[index] = detail::next_parameter(rule, parameters[index], gradient, state, index);
    }
};

/// The same step with nothing shared: each example goes through all layers before the next one, and every parameter is
/// visited by itself.
template <class Net, class Loss, template <class> class Optimizer, std::size_t Capacity>
struct Plain {
    using T = typename Net::Scalar;
    using Sweep = detail::Backpropagation<Net, Loss, Capacity>;
    using Goal = detail::Objective<Loss, typename Net::Layers::Last>;
    using Layers = detail::TrainedLayers<T, typename Net::Layers>;
    using Rule = typename Optimizer<T>::Rule;
    using State = typename Optimizer<T>::template State<Net::parameter_count>;

    Net& net;
    Optimizer<T> optimizer;
    State state{};
    typename Sweep::Tape tape{};
    std::uint32_t steps = 0;

    T step(const std::array<typename Net::Input, Capacity>& xs, const std::array<Label, Capacity>& labels,
           std::size_t count) {
        detail::NoRandom random{};
        const T scale = T(1) / static_cast<T>(static_cast<int>(count));
        T loss = T(0);
        for (std::size_t n = 0; n < count; ++n) {
            const T one = Layers::template sweep<Goal>(
                net.parameters().data(), support::one_swept(xs[n].data(), tape.examples[n], detail::NoGradientBelow{}),
                random, support::one_target(detail::OneHot<T>{labels[n].index}), scale);
            loss = n == 0 ? one : loss + one;
        }
        OneByOne<T, Rule, State> update{net.parameters().data(), state, optimizer.rule(steps++, 0)};
        Sweep::gradient(xs.data(), count, tape, update);
        return loss * scale;
    }
};

template <class Net, template <class> class Optimizer, std::size_t Capacity>
bool is_right(std::uint32_t one_in) {
    using T = typename Net::Scalar;
    Random random(Capacity + one_in);
    std::array<typename Net::Input, Capacity> xs{};
    std::array<Label, Capacity> labels{};
    Net net;
    initialize(net, 3);
    Net expected = net;
    Trainer<Net, CrossEntropy, Optimizer, Capacity> trainer{net, {T(0.01)}};
    Plain<Net, CrossEntropy, Optimizer, Capacity> plain{expected, {T(0.01)}};
    bool right = true;
    for (std::size_t step = 0; step < 4; ++step) {
        for (std::size_t n = 0; n < Capacity; ++n) {
            labels[n] = Label{random.below(Net::output_size)};
            for (T& value : xs[n]) {
                value = random.below(one_in) == 0 ? T(0) : random.uniform<T>() * T(2) - T(1);
            }
        }
        const std::size_t count = Capacity - step % Capacity;
        const T loss = trainer.step(xs, labels, count);
        right = right && support::same_bits(loss, plain.step(xs, labels, count));
    }
    for (std::size_t i = 0; i < Net::parameter_count; ++i) {
        right = right && support::same_bits(net.parameters()[i], expected.parameters()[i]);
    }
    return right;
}

template <class Net, template <class> class Optimizer, std::size_t Capacity>
bool all_are_right() {
    return is_right<Net, Optimizer, Capacity>(1000000) && is_right<Net, Optimizer, Capacity>(4) &&
           is_right<Net, Optimizer, Capacity>(2);
}

template <class T>
using Deep = Network<T, Input<19>, Dense<37, ReLU>, Dense<21, Tanh>, Dense<5, Softmax>>;

constexpr std::array<float, 6> upper{{1.0f, -1.0f, 0.5f, 2.0f, 0.25f, 0.0f}};

} // namespace

TEST_CASE("a batch whose examples share rows: to the bit what each example by itself gives, summed in order") {
    CHECK(all_are_right<Deep<float>, SGD, 2>());
    CHECK(all_are_right<Deep<float>, SGD, 17>());
    CHECK(all_are_right<Deep<float>, Adam, 9>());
    CHECK(all_are_right<Deep<double>, Momentum, 6>());
}

TEST_CASE("one label that names no output refuses the whole batch, wherever it is; so does one bad number") {
    Deep<float> net;
    initialize(net, 3);
    const auto before = net.parameters();
    Trainer<Deep<float>, CrossEntropy, SGD, 9> trainer{net, {0.1f}};
    for (std::size_t bad = 0; bad < 9; ++bad) {
        std::array<Deep<float>::Input, 9> xs{};
        std::array<Label, 9> labels{};
        labels[bad] = Label{5};
        const float of_label = trainer.step(xs, labels);
        CHECK(of_label != of_label);
        labels[bad] = Label{4};
        xs[bad][7] = std::numeric_limits<float>::infinity();
        const float of_number = trainer.step(xs, labels);
        CHECK(of_number != of_number);
    }
    CHECK(net.parameters() == before);
    CHECK(trainer.steps() == 0);
}

TEST_CASE("a layer that knows nothing of batches, between two that do") {
    using Net = Network<float, Input<7>, Dense<9, ReLU>, Scale, Dense<5, Softmax>>;
    CHECK(is_right<Net, Adam, 6>(4));
}

TEST_CASE("frozen layers above one that learns hand dJ/dx down for all examples of a batch") {
    using Source = Stored<std::array<float, 6>, upper, 0>;
    using Net = Network<float, Input<3>, Dense<2, ReLU>, Frozen<Dense<2, Softmax>, Source>>;
    CHECK(is_right<Net, SGD, 6>(4));
}
