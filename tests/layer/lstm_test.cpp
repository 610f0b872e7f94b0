// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/recurrent_layer.hpp"

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
using Last = Network<T, Input<steps, channels>, LSTM<units>>;
template <class T>
using Every = Network<T, Input<steps, channels>, LSTM<units, EveryStep>>;

static_assert(Last<float>::output_size == units && Every<float>::output_size == steps * units, "what goes up");
static_assert(Last<float>::parameter_count == 4 * units * (channels + units + 2), "two products, two biases");

// Of each step its state and six numbers of the cell a unit, in whose place dJ/dh comes; and the first state.
template <class Net>
using TapeOf = typename nervelet::detail::TrainedLayers<float, typename Net::Layers>::Tape;
static_assert(sizeof(TapeOf<Last<float>>) == sizeof(float) * units * (steps * 7 + 1), "no more");
static_assert(sizeof(TapeOf<Every<float>>) == sizeof(float) * units * (steps * 7 + 1), "no more");

} // namespace

TEST_CASE("lstm: every step is the formula of PyTorch and Keras") {
    Every<double> net;
    fill(net.parameters(), 1);
    Every<double>::Input x{};
    fill(x, 2);
    const auto y = net(x);
    double h[units] = {};
    double c[units] = {};
    for (std::size_t t = 0; t < steps; ++t) {
        double next[units] = {};
        for (std::size_t u = 0; u < units; ++u) {
            const auto z = [&](std::size_t gate) {
                return product(net.weights<0>(), net.bias<0>(), &x[t * channels], gate * units + u) +
                       product(net.weights<1>(), net.bias<1>(), h, gate * units + u);
            };
            c[u] = sigmoid(z(1)) * c[u] + sigmoid(z(0)) * math::tanh(z(2));
            next[u] = sigmoid(z(3)) * math::tanh(c[u]);
        }
        for (std::size_t u = 0; u < units; ++u) {
            h[u] = next[u];
            CHECK(distance(y[t * units + u], h[u]) < 1e-14);
        }
    }
}

TEST_CASE("lstm: the last step alone is the last of every step, bit for bit") {
    support::check_last_step<Last<float>, Every<float>>();
}

TEST_CASE("lstm: a step of training computes what the network answers") {
    support::check_training_answers<Every<float>>();
}

TEST_CASE("lstm: initialize opens the forget gates, as Keras does; all other biases are zero") {
    Last<float> net;
    initialize(net, 3);
    for (std::size_t j = 0; j < 4 * units; ++j) {
        CHECK(net.bias<0>()[j] == (j / units == 1 ? 1.0f : 0.0f)); // i, f, g, o
        CHECK(net.bias<1>()[j] == 0.0f);
    }
    CHECK(is_initialized(net));
    CHECK(are_within(net.weights<0>(), math::sqrt(6.0f / (channels + 4 * units)))); // GlorotUniform
    CHECK(are_within(net.weights<1>(), math::sqrt(6.0f / (units + 4 * units))));
}

TEST_CASE("lstm: learns through all steps what stood at the first") {
    support::check_learns_first_step<LSTM<4>>();
}
