// Part of nervelet. MIT licence, the nervelet authors.
// Regression in 16 bits: A sin(pi x) is learnt as well as in float.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

template <class T>
using Net = Network<T, Input<1>, Dense<32, Tanh>, Dense<1>>;

constexpr int steps = 30000;
constexpr double pi = 3.14159265358979323846;

template <class T>
T number(double value) {
    return T(static_cast<float>(value));
}

template <class T>
double error_of(const Net<T>& net, double amplitude) {
    double sum = 0.0;
    for (int k = -100; k <= 100; ++k) {
        const double x = k / 100.0;
        const double error = double(float(net({number<T>(x)})[0])) - amplitude * std::sin(pi * x);
        sum += error * error;
    }
    return std::sqrt(sum / 201.0);
}

/// The weights of the first layer are spread, so that the units bend in different places.
Net<float> start(std::uint64_t seed) {
    Net<float> net;
    Random random(seed);
    const auto draw = [&random](float limit) {
        return limit * (static_cast<float>(random.below(20001)) / 10000.0f - 1.0f);
    };
    for (std::size_t i = 0; i < 32; ++i) {
        net.weights<0>()(0, i) = draw(2.0f);
        net.bias<0>()[i] = draw(1.5f);
        net.weights<1>()(i, 0) = draw(0.4f);
    }
    return net;
}

template <class T, class Loss, template <class> class Optimizer>
double learn(Net<T>& net, Optimizer<T> optimizer, double amplitude, std::uint64_t seed) {
    Trainer<Net<T>, Loss, Optimizer> trainer{net, optimizer, seed};
    Random random(seed + 7);
    for (int k = 0; k < steps; ++k) {
        const double x = static_cast<double>(random.below(4097)) / 2048.0 - 1.0;
        trainer.step({number<T>(x)}, {number<T>(amplitude * std::sin(pi * x))});
    }
    return error_of<T>(net, amplitude);
}

/// The root of the mean squared error of both, the mean of three networks.
struct Errors {
    double fixed = 0.0;
    double floats = 0.0;
};

template <class Loss, template <class> class Optimizer>
Errors errors(Optimizer<Fixed16> optimizer, Optimizer<float> float_optimizer, double amplitude) {
    Errors mean;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        Net<float> floats = start(seed);
        Net<Fixed16> fixed = convert<Fixed16>(floats);
        mean.fixed += learn<Fixed16, Loss, Optimizer>(fixed, optimizer, amplitude, seed) / 3.0;
        mean.floats += learn<float, Loss, Optimizer>(floats, float_optimizer, amplitude, seed) / 3.0;
    }
    MESSAGE("16 bits ", mean.fixed, ", float ", mean.floats);
    return mean;
}

} // namespace

TEST_CASE("16 bits: regression of a sine is as good as in float") {
    const Errors squared = errors<SquaredError, SGD>({0.03f}, {0.03f}, 0.8);
    CHECK(squared.fixed < 1.2 * squared.floats + 0.002);
    CHECK(squared.fixed < 0.015);
    const Errors mean_squared = errors<MeanSquaredError, SGD>({0.01f}, {0.01f}, 0.8);
    CHECK(mean_squared.fixed < 1.2 * mean_squared.floats + 0.002);
    CHECK(mean_squared.fixed < 0.02);
    const Errors huber = errors<Huber, SGD>({0.03f}, {0.03f}, 0.8);
    CHECK(huber.fixed < 1.2 * huber.floats + 0.002);
    const Errors absolute = errors<MeanAbsoluteError, SGD>({0.003f}, {0.003f}, 0.8);
    CHECK(absolute.fixed < 1.5 * absolute.floats + 0.01); // it swings around the target by its nature
}

TEST_CASE("16 bits: so it is of large targets, and at a small rate") {
    const Errors large = errors<SquaredError, SGD>({0.01f}, {0.01f}, 4.0);
    CHECK(large.fixed < 1.2 * large.floats + 0.005);
    const Errors small_rate = errors<SquaredError, SGD>({0.001f}, {0.001f}, 0.8);
    CHECK(small_rate.fixed < 1.2 * small_rate.floats + 0.002);
}
