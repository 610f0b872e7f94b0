// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>

#include "support/recurrent_factory.hpp"
#include "support/reference.hpp"

using namespace support;

namespace {

template <class T>
using Whole = Network<T, Input<5, 2>, LowRank<FrozenGRU<T>, 3, 5>, LowRank<FrozenLSTM<T>, 2>, FrozenTop<T>>;
template <class T>
using Above = Network<T, Input<5, 2>, GRU<3, EveryStep>, Dropout<20>, LowRank<FrozenLSTM<T>, 1>, FrozenTop<T>>;
template <class T>
using Convolved = Network<T, Input<7, 3>, Conv1D<2, 3, Tanh>, Residual<Conv1D<2, 1>>, LowRank<FrozenGRU<T>, 2>,
                          TimeDistributed<Dense<3>>>;

/// The inputs of the GRU are two channels, so its first product has two ranks of the three.
constexpr std::size_t factors_of_gru = (2 + 9) * 2 + (3 + 9) * 3;
constexpr std::size_t factors_of_lstm = (3 + 16) * 2 + (4 + 16) * 2;
constexpr std::size_t factors = factors_of_gru + factors_of_lstm;
static_assert(Whole<float>::parameter_count == factors && sizeof(Whole<float>) == factors * sizeof(float),
              "the network in RAM is its factors");
static_assert(memory_of<Trainer<Whole<float>, CrossEntropy, SGD>>().activations ==
                  memory_of<Trainer<Recurrent5<float>, CrossEntropy, SGD>>().activations +
                      5 * 2 * (2 + 3 + 2 + 2) * sizeof(float),
              "the tape of the layers, and of each step what lies between the factors");
static_assert(memory_of<Trainer<Whole<float>, CrossEntropy, Adam>>().optimizer == (2 * factors + 4) * sizeof(float),
              "two numbers for each number of the factors");

#if __cplusplus >= 201703L
constexpr float answer_of_constants() {
    Whole<float> net{};
    initialize(net, 3);
    Trainer<Whole<float>, CrossEntropy, SGD> trainer{net, {0.125f}};
    trainer.step(window_of_five<Whole<float>>(0), Label{1});
    return (&net.parameters()[0])[2 * 2];
}
static_assert(answer_of_constants() != 0.0f, "in a constant expression");
#endif

/// dJ/dA and dJ/dB^T of factors at net.weights<Of>(), Rows x Rank and Columns x Rank, from dJ/d(W + s A B), which a
/// step of rate 1/8 shows in the plain network's weights: dA = s dW B^T, dB = s A^T dW.
template <std::size_t Of, std::size_t Rank, class Net>
double error_of_factors(const Net& net, double scale) {
    const auto before = merge(net);
    const auto stepped = after_lessons<SGD>(before, 1, 0);
    Net after = net;
    Trainer<Net, CrossEntropy, SGD> trainer{after, {0.125}, 9};
    trainer.step(window_of_five<Net>(0), Label{0});
    const auto w = before.template weights<Of>();
    const auto w_stepped = stepped.template weights<Of>();
    const auto f = net.template weights<Of>();
    const auto f_stepped = after.template weights<Of>();
    const std::size_t rows = before.template weights<Of>().rows;
    const std::size_t columns = before.template weights<Of>().columns;
    double largest = 0.0;
    for (std::size_t r = 0; r < Rank; ++r) {
        for (std::size_t k = 0; k < rows; ++k) {
            double sum = 0.0;
            for (std::size_t j = 0; j < columns; ++j) {
                sum += scale * (w_stepped(k, j) - w(k, j)) * f(rows + j, r);
            }
            largest = reference::larger(largest, reference::magnitude(f_stepped(k, r) - f(k, r) - sum));
        }
        for (std::size_t j = 0; j < columns; ++j) {
            double sum = 0.0;
            for (std::size_t k = 0; k < rows; ++k) {
                sum += scale * (w_stepped(k, j) - w(k, j)) * f(k, r);
            }
            largest = reference::larger(largest, reference::magnitude(f_stepped(rows + j, r) - f(rows + j, r) - sum));
        }
    }
    return largest;
}

} // namespace

TEST_CASE_TEMPLATE("low rank, recurrent: initialize draws A and leaves B zero, so that the network starts as it was", T,
                   float, double) {
    Whole<T> net{};
    initialize(net, 3);
    const auto of_inputs = net.template weights<0>();
    CHECK(of_inputs.size() == (2 + 9) * 2);
    CHECK(net.template weights<1>().size() == (3 + 9) * 3);
    CHECK(net.template bias<1>().size() == 0);
    for (std::size_t k = 0; k < 2 + 9; ++k) {
        CHECK((of_inputs(k, 0) == T(0)) == (k >= 2));
    }
    CHECK(merge(net).parameters() == network_of_numbers<Recurrent5<T>>(1).parameters());
    const auto x = window_of_five<Whole<T>>(1);
    CHECK(net(x) == network_of_numbers<Recurrent5<T>>(1)(x));
}

TEST_CASE("low rank, recurrent: computes as the plain layers of W + s A B and U + s A B") {
    const auto net = disturbed<Whole<double>>(3);
    CHECK(difference_to_merged(net) < 1e-14);
    CHECK(difference_to_merged(disturbed<Whole<float>>(3)) < 1e-6);
    const auto plain = merge(net);
    const auto f = net.weights<1>();
    const double product = f(2, 0) * f(3 + 7, 0) + f(2, 1) * f(3 + 7, 1) + f(2, 2) * f(3 + 7, 2);
    CHECK(plain.weights<1>()(2, 7) ==
          doctest::Approx(recurrent_of_double.weights<1>()(2, 7) + 5.0 / 3.0 * product).epsilon(1e-14));
    const auto of_inputs = net.weights<0>();
    const double product_of_inputs = of_inputs(1, 0) * of_inputs(2 + 4, 0) + of_inputs(1, 1) * of_inputs(2 + 4, 1);
    CHECK(plain.weights<0>()(1, 4) ==
          doctest::Approx(recurrent_of_double.weights<0>()(1, 4) + 5.0 / 3.0 * product_of_inputs).epsilon(1e-14));
    CHECK(same_bias<1>(plain, recurrent_of_double));
    CHECK(largest_difference(plain, recurrent_of_double) > 0.01);
}

TEST_CASE("low rank, recurrent: a step is that of the plain network's weights, seen through both factors") {
    const auto net = disturbed<Whole<double>>(3);
    CHECK(error_of_factors<0, 2>(net, 5.0 / 3.0) < 1e-15);
    CHECK(error_of_factors<1, 3>(net, 5.0 / 3.0) < 1e-15);
    CHECK(error_of_factors<2, 2>(net, 1.0) < 1e-15);
    CHECK(error_of_factors<3, 2>(net, 1.0) < 1e-15);
    CHECK(error_of_factors<3, 2>(net, 2.0) > 1e-6);
}

TEST_CASE("low rank, recurrent: finite differences, and the norm of the gradient") {
    const auto x = window_of_five<Whole<double>>(1);
    CHECK(gradient_check<CrossEntropy>(disturbed<Whole<double>>(3), x, Label{1}).largest_error < 1e-8);
    CHECK(gradient_check<CrossEntropy>(disturbed<Above<double>>(3), x, Label{2}).largest_error < 1e-7);
    CHECK(gradient_check<MeanSquaredError>(disturbed<Convolved<double>>(3), window_of_five<Convolved<double>>(1),
                                           Convolved<double>::Output{})
              .largest_error < 1e-7);
    CHECK(norms_hold<1>(disturbed<Whole<double>>(3)));
    CHECK(norms_hold<3>(disturbed<Whole<double>>(3)));
}

TEST_CASE("low rank, recurrent: a batch is the mean of its examples, as an Accumulator has it") {
    auto summed = disturbed<Whole<double>>(3);
    const auto batched = after_lessons<SGD>(summed, 0, 1);
    Accumulator<Whole<double>, CrossEntropy, SGD> accumulator{summed, {0.125}};
    accumulator.add(window_of_five<Whole<double>>(0), Label{1});
    accumulator.add(window_of_five<Whole<double>>(1), Label{2});
    CHECK(accumulator.step());
    CHECK(largest_difference(merge(summed), batched) < 1e-15);
    CHECK(largest_difference(merge(disturbed<Whole<double>>(3)), batched) > 1e-3);
}

TEST_CASE_TEMPLATE("low rank, recurrent: learns", T, float, double) {
    Whole<T> net{};
    initialize(net, 3);
    const auto plain = merge(net);
    Trainer<Whole<T>, CrossEntropy, Momentum> trainer{net, {T(0.25), T(0.5)}};
    const auto x = window_of_five<Whole<T>>(0);
    const T before = trainer.step(x, Label{2});
    T loss = before;
    for (int i = 0; i < 100; ++i) {
        loss = trainer.step(x, Label{2});
    }
    CHECK(loss < before / 3);
    CHECK(same_bias<1>(merge(net), plain));
}
