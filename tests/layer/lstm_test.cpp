// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/same_bits.hpp"

using namespace nervelet;

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

/// Uneven numbers between -1 and 1.
template <class Numbers>
void fill(Numbers& numbers, std::uint64_t seed) {
    Random random(seed);
    for (auto& number : numbers) {
        number = 2 * random.uniform<std::decay_t<decltype(number)>>() - 1;
    }
}

/// x W + b for column j of a view of weights and biases.
template <class Weights, class Bias>
double product(const Weights& weights, const Bias& bias, const double* x, std::size_t j) {
    double sum = bias[j];
    for (std::size_t k = 0; k < Weights::rows; ++k) {
        sum += x[k] * weights(k, j);
    }
    return sum;
}

double sigmoid(double z) {
    return 1.0 / (1.0 + math::exp(-z));
}

/// The usual cure for gradients that grow from step to step.
template <class T>
using ClippedAdam = ClipByNorm<Adam<T>>;

double distance(double a, double b) {
    return a < b ? b - a : a - b;
}

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
    Every<float> every;
    Last<float> last;
    fill(every.parameters(), 3);
    last.parameters() = every.parameters();
    Every<float>::Input x{};
    fill(x, 4);
    const auto all = every(x);
    const auto y = last(x);
    for (std::size_t u = 0; u < units; ++u) {
        CHECK(support::same_bits(y[u], all[(steps - 1) * units + u]));
    }
}

TEST_CASE("lstm: a step of training computes what the network answers") {
    Every<float> net;
    fill(net.parameters(), 7);
    Every<float>::Input x{};
    fill(x, 8);
    const float loss = evaluate<MeanSquaredError>(net, x, Every<float>::Output{});
    Trainer<Every<float>, MeanSquaredError, SGD> trainer{net, {0.1f}};
    CHECK(support::same_bits(trainer.step(x, Every<float>::Output{}), loss));
}

TEST_CASE("lstm: initialize opens the forget gates, as Keras does; all other biases are zero") {
    Last<float> net;
    initialize(net, 3);
    for (std::size_t j = 0; j < 4 * units; ++j) {
        CHECK(net.bias<0>()[j] == (j / units == 1 ? 1.0f : 0.0f)); // i, f, g, o
        CHECK(net.bias<1>()[j] == 0.0f);
    }
    CHECK(is_initialized(net));
    const auto largest = [](const auto& weights) {
        float size = 0;
        for (const float weight : weights) {
            size = weight > size ? weight : -weight > size ? -weight : size;
        }
        return size;
    };
    const float inputs_limit = math::sqrt(6.0f / (channels + 4 * units)); // GlorotUniform
    const float states_limit = math::sqrt(6.0f / (units + 4 * units));
    CHECK(largest(net.weights<0>()) <= inputs_limit);
    CHECK(largest(net.weights<0>()) > inputs_limit * 0.8f);
    CHECK(largest(net.weights<1>()) <= states_limit);
    CHECK(largest(net.weights<1>()) > states_limit * 0.8f);
}

TEST_CASE("lstm: learns through all steps what stood at the first") {
    using Net = Network<float, Input<8, 1>, LSTM<4>, Dense<1>>;
    static Net net;
    initialize(net, 2);
    static Trainer<Net, SquaredError, ClippedAdam, 4> trainer{net, {{0.02f}, 0.5f}};
    Random random(9);
    float loss = 0;
    for (int step = 0; step < 800; ++step) {
        std::array<Net::Input, 4> xs{};
        std::array<Net::Output, 4> ys{};
        for (std::size_t n = 0; n < 4; ++n) {
            for (float& number : xs[n]) {
                number = 2 * random.uniform<float>() - 1;
            }
            ys[n][0] = xs[n][0] > 0 ? 1.0f : -1.0f;
        }
        loss = step == 700 ? 0 : loss;
        loss += trainer.step(xs, ys);
    }
    CHECK(loss / 100 < 0.1f); // of 0.5 for who has forgotten
}
