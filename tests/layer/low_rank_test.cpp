// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <type_traits>

#include "support/factory.hpp"
#include "support/reference.hpp"

using namespace support;

namespace {

template <class T>
using Whole = Network<T, Input<6>, LowRank<First<T>, 3>, LowRank<Second<T>, 2, 5>, LowRank<Third<T>, 4, 2>>;
template <class T>
using Mixed = Network<T, Input<6>, Dense<8, Tanh>, Dropout<20>, LowRank<Second<T>, 2>, Third<T>>;
template <class T>
using Low = Network<T, Input<6>, First<T>, LowRank<Second<T>, 1>, Third<T>>;

constexpr std::size_t factors = (6 + 8) * 3 + (8 + 5) * 2 + (5 + 4) * 4;
static_assert(sizeof(Whole<float>) == factors * sizeof(float), "the network in RAM is its factors");
static_assert(memory_of<Trainer<Whole<float>, CrossEntropy, SGD>>().activations ==
                  2 * (8 + 5 + 4 + 3 + 2 + 4) * sizeof(float),
              "outputs and deltas, and what lies between the factors");
static_assert(memory_of<Trainer<Whole<float>, CrossEntropy, Adam>>().optimizer == (2 * factors + 4) * sizeof(float),
              "two numbers for each number of the factors");
static_assert(std::is_empty<LowRank<First<float>, 2>>::value, "a description");

/// Draws A, and for what these tests look at, numbers for B, too.
template <class Net>
Net with_numbers() {
    Net net{};
    initialize(net, 3);
    for (std::size_t i = 0; i < net.parameters().size(); ++i) {
        net.parameters()[i] += network_of_numbers<Net>(4).parameters()[i];
    }
    return net;
}

template <class Net>
double difference(const Net& one, const Net& other) {
    double largest = 0.0;
    for (std::size_t i = 0; i < one.parameters().size(); ++i) {
        largest = reference::larger(
            largest, reference::magnitude(static_cast<double>(one.parameters()[i] - other.parameters()[i])));
    }
    return largest;
}

} // namespace

TEST_CASE_TEMPLATE("low rank: initialize draws A and leaves B zero, so that the network starts as it was", T, float,
                   double) {
    Whole<T> net{};
    initialize(net, 3);
    const auto one = net.template weights<1>(); // 8 rows of A, 5 of B transposed
    CHECK(one.size() == (8 + 5) * 2);
    CHECK(net.template bias<1>().size() == 0);
    for (std::size_t k = 0; k < 13; ++k) {
        CHECK((one(k, 0) == T(0)) == (k >= 8));
    }
    CHECK(merge(net).parameters() == network_of_numbers<Factory<T>>(1).parameters());
    for (const auto& x : examples<T>()) {
        CHECK(net(x) == network_of_numbers<Factory<T>>(1)(x));
    }
}

TEST_CASE("low rank: z = x W + b + s x A B is the plain layer of W + s A B") {
    const auto net = with_numbers<Whole<double>>();
    const auto plain = merge(net);
    for (const auto& x : examples<double>()) {
        CHECK(reference::tensor_error(net(x), plain(x), 4) < 1e-14);
        CHECK(reference::tensor_error(net.logits(x), plain.logits(x), 4) < 1e-14);
    }
    const double a_times_b =
        net.weights<1>()(7, 0) * net.weights<1>()(8 + 3, 0) + net.weights<1>()(7, 1) * net.weights<1>()(8 + 3, 1);
    CHECK(plain.weights<1>()(7, 3) ==
          doctest::Approx(factory_of_double.weights<1>()(7, 3) + 5.0 / 2.0 * a_times_b).epsilon(1e-14));
    CHECK(same_bias<1>(plain, merge(Whole<double>{})));
}

TEST_CASE("low rank: finite differences, first, between and last, with dropout, and the norm of the gradient") {
    CHECK(gradient_error<CrossEntropy>(with_numbers<Whole<double>>()) < 1e-8);
    CHECK(gradient_error<MeanSquaredError>(with_numbers<Whole<double>>()) < 1e-8);
    CHECK(gradient_error<CrossEntropy>(with_numbers<Mixed<double>>()) < 1e-8);
    CHECK(gradient_error<CrossEntropy>(with_numbers<Low<double>>()) < 1e-8);
    CHECK(norm_ratio(with_numbers<Whole<double>>(), 1) == doctest::Approx(1.0));
    CHECK(norm_ratio(with_numbers<Mixed<double>>(), 1) == doctest::Approx(1.0));
    CHECK(norm_ratio(with_numbers<Whole<double>>(), 3) >= 1.0);
}

TEST_CASE("low rank: the first step is that of the plain network's weights, seen through A: dB = s A^T dW") {
    Low<double> net{};
    initialize(net, 3);
    const auto before = net;
    const Merged<Low<double>> plain = merge(net);
    const Merged<Low<double>> stepped = after_one<CrossEntropy, SGD>(plain);
    Trainer<Low<double>, CrossEntropy, SGD> trainer{net, {0.125}, 9};
    trainer.step(examples<double>()[0], targets<double>()[0]);
    for (std::size_t k = 0; k < 8; ++k) {
        CHECK(net.weights<0>()(k, 0) == before.weights<0>()(k, 0)); // B was zero
    }
    for (std::size_t j = 0; j < 5; ++j) {
        double expected = 0.0;
        for (std::size_t k = 0; k < 8; ++k) {
            expected += before.weights<0>()(k, 0) * (stepped.weights<1>()(k, j) - plain.weights<1>()(k, j));
        }
        CHECK(net.weights<0>()(8 + j, 0) == doctest::Approx(expected).epsilon(1e-12));
    }
    CHECK(same_weights<0>(merge(net), plain));
    CHECK(same_weights<2>(merge(net), plain));
}

TEST_CASE("low rank: what lies below gets the bits of the plain network's step, and a batch the mean of its examples") {
    Mixed<double> net{};
    initialize(net, 3);
    CHECK(same_weights<0>(after_one<CrossEntropy, SGD>(net), after_one<CrossEntropy, SGD>(merge(net))));
    CHECK(same_weights<0>(after_two<CrossEntropy, Adam>(net), after_two<CrossEntropy, Adam>(merge(net))));
    auto summed = with_numbers<Whole<double>>();
    auto batched = summed;
    Accumulator<Whole<double>, CrossEntropy, SGD> accumulator{summed, {0.125}};
    Trainer<Whole<double>, CrossEntropy, SGD, 3> trainer{batched, {0.125}};
    for (std::size_t n = 0; n < 3; ++n) {
        accumulator.add(examples<double>()[n], targets<double>()[n]);
    }
    accumulator.step();
    trainer.step(examples<double>(), targets<double>());
    CHECK(difference(summed, batched) < 1e-15);
    CHECK(difference(summed, with_numbers<Whole<double>>()) > 1e-3);
}

TEST_CASE_TEMPLATE("low rank: learns", T, float, double) {
    Whole<T> net{};
    initialize(net, 3);
    Trainer<Whole<T>, CrossEntropy, SGD> trainer{net, {T(0.25)}};
    T loss = T(0);
    for (int i = 0; i < 40; ++i) {
        loss = trainer.step(examples<T>()[static_cast<std::size_t>(i) % 2], Label{1 + static_cast<std::size_t>(i) % 2});
    }
    CHECK(loss < T(0.5));
}
