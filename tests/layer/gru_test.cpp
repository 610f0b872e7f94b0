// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/recurrent_layer.hpp"
#include "support/same_bits.hpp"

using namespace nervelet;
using support::are_within;
using support::distance;
using support::fill;
using support::product;
using support::sigmoid;

namespace {

constexpr std::size_t steps = 6;
constexpr std::size_t channels = 3;
constexpr std::size_t units = 4;

template <class T>
using Last = Network<T, Input<steps, channels>, GRU<units>>;
template <class T>
using Every = Network<T, Input<steps, channels>, GRU<units, EveryStep>>;

static_assert(Last<float>::output_size == units && Every<float>::output_size == steps * units, "what goes up");
static_assert(Last<float>::parameter_count == 3 * units * (channels + units + 2), "two products, two biases");
static_assert(std::is_same<GRU<4>, GRU<4, LastStep>>::value, "the last step goes up where nothing is said");

// Of each step its state and four numbers of the cell a unit, in whose place dJ/dh comes; and the first state.
template <class Net>
using TapeOf = typename nervelet::detail::TrainedLayers<float, typename Net::Layers>::Tape;
static_assert(sizeof(TapeOf<Last<float>>) == sizeof(float) * units * (steps * 5 + 1), "no more");
static_assert(sizeof(TapeOf<Every<float>>) == sizeof(float) * units * (steps * 5 + 1), "no more");

// clang-format off
/// What the README shows.
using Gestures = Network<float, Input<64, 3>, Conv1D<8, 5, ReLU>, MaxPool1D<4>, GRU<16>, Dense<4, Softmax>>; // one answer
using Forecast = Network<float, Input<16, 1>, GRU<16, EveryStep>, TimeDistributed<Dense<1>>>; // one at every step
// clang-format on
static_assert(Gestures::output_size == 4 && Forecast::output_size == 16, "what they hand up");
static_assert(sizeof(Forecast) == 3716, "929 parameters");
static_assert(memory_of<Trainer<Forecast, MeanSquaredError, SGD>>().total == 9036 + sizeof(void*),
              "what the README says");

#if __cplusplus >= 201703L
/// One unit, one channel, two steps, with r = z = 1/2: n = tanh(x), then h = n / 2 and so on.
constexpr bool is_computed_by_the_compiler() {
    Network<double, Input<2, 1>, GRU<1>> net{};
    net.weights<0>()(0, 2) = 1; // x to n
    const double first = math::tanh(0.5) / 2;
    const double second = math::tanh(-1.0) + 0.5 * (first - math::tanh(-1.0));
    return net({{0.5, -1.0}})[0] == second;
}
static_assert(is_computed_by_the_compiler(), "in a constant expression");
#endif

} // namespace

TEST_CASE("gru: every step is PyTorch's formula, reset after the product") {
    Every<double> net;
    fill(net.parameters(), 1);
    Every<double>::Input x{};
    fill(x, 2);
    const auto y = net(x);
    double h[units] = {};
    for (std::size_t t = 0; t < steps; ++t) {
        double next[units] = {};
        for (std::size_t u = 0; u < units; ++u) {
            const auto of_x = [&](std::size_t gate) {
                return product(net.weights<0>(), net.bias<0>(), &x[t * channels], gate * units + u);
            };
            const auto of_h = [&](std::size_t gate) {
                return product(net.weights<1>(), net.bias<1>(), h, gate * units + u);
            };
            const double r = sigmoid(of_x(0) + of_h(1)); // the columns of the states begin with n
            const double z = sigmoid(of_x(1) + of_h(2));
            const double n = math::tanh(of_x(2) + r * of_h(0));
            next[u] = (1 - z) * n + z * h[u];
        }
        for (std::size_t u = 0; u < units; ++u) {
            h[u] = next[u];
            CHECK(distance(y[t * units + u], h[u]) < 1e-14);
        }
    }
}

TEST_CASE("gru: the last step alone is the last of every step, bit for bit") {
    support::check_last_step<Last<float>, Every<float>>();
}

TEST_CASE("gru: no step sees what comes later, and the first one sees no state") {
    Every<float> net;
    fill(net.parameters(), 5);
    Every<float>::Input x{};
    fill(x, 6);
    const auto before = net(x);
    x[4 * channels] += 1;
    const auto y = net(x);
    for (std::size_t k = 0; k < y.size(); ++k) {
        CHECK((y[k] == before[k]) == (k < 4 * units));
    }
    for (float& weight : net.weights<1>()) {
        weight = 0; // so the state is of no use but to z (.) h
    }
    for (std::size_t u = 0; u < units; ++u) {
        CHECK(support::same_bits(net(x)[u], before[u]));
    }
}

TEST_CASE("gru: a step of training computes what the network answers") {
    support::check_training_answers<Every<float>>();
}

TEST_CASE("gru: initialize draws weights by their inputs and columns, and sets biases to zero") {
    Last<float> net;
    CHECK_FALSE(is_initialized(net));
    initialize(net, 3);
    CHECK(is_initialized(net));
    for (const float bias : net.bias<0>()) {
        CHECK(bias == 0);
    }
    for (const float bias : net.bias<1>()) {
        CHECK(bias == 0);
    }
    CHECK(are_within(net.weights<0>(), math::sqrt(6.0f / (channels + 3 * units)))); // GlorotUniform
    CHECK(are_within(net.weights<1>(), math::sqrt(6.0f / (units + 3 * units))));
    initialize<Constant<1, 2>>(net, 3);
    CHECK(net.weights<0>()(0, 0) == 0.5f);
    CHECK(net.weights<1>()(units - 1, 3 * units - 1) == 0.5f);
}

TEST_CASE("gru: learns through all steps what stood at the first") {
    support::check_learns_first_step<GRU<4>>();
}
