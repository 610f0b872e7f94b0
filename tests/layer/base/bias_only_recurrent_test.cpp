// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>

#include "support/recurrent_factory.hpp"

using namespace support;

namespace {

template <class T>
using Whole = Network<T, Input<5, 2>, BiasOnly<FrozenGRU<T>>, BiasOnly<FrozenLSTM<T>>, BiasOnly<FrozenTop<T>>>;
template <class T>
using Above = Network<T, Input<5, 2>, GRU<3, EveryStep>, Dropout<20>, BiasOnly<FrozenLSTM<T>>, FrozenTop<T>>;
template <class T>
using Convolved = Network<T, Input<7, 3>, Conv1D<2, 3, Tanh>, Residual<Conv1D<2, 1>>, BiasOnly<FrozenGRU<T>>,
                          TimeDistributed<Dense<3>>>;

constexpr std::size_t biases = 2 * 3 * 3 + 2 * 4 * 4 + 3;
static_assert(Whole<float>::parameter_count == biases && sizeof(Whole<float>) == biases * sizeof(float),
              "b and c of each, and the bias of the Dense");
static_assert(memory_of<Trainer<Whole<float>, CrossEntropy, Adam>>().optimizer == (2 * biases + 4) * sizeof(float),
              "two numbers a bias");
static_assert(memory_of<Trainer<Whole<float>, CrossEntropy, SGD>>().activations ==
                  memory_of<Trainer<Recurrent5<float>, CrossEntropy, SGD>>().activations,
              "the tape of the layers themselves");

#if __cplusplus >= 201703L
constexpr float answer_of_constants() {
    Whole<float> net{};
    initialize(net, 3);
    Trainer<Whole<float>, CrossEntropy, SGD> trainer{net, {0.125f}};
    trainer.step(window_of_five<Whole<float>>(0), Label{1});
    return (&net.parameters()[0])[0];
}
static_assert(answer_of_constants() != 0.0f, "in a constant expression");
#endif

} // namespace

TEST_CASE_TEMPLATE("bias only, recurrent: starts as it was, nothing is drawn", T, float, double) {
    Whole<T> net{};
    initialize(net, 3);
    CHECK(merge(net).parameters() == network_of_numbers<Recurrent5<T>>(1).parameters());
    CHECK(net.template weights<0>().size() == 0);
    CHECK(net.template bias<0>().size() == 9);
    CHECK(net.template bias<1>().size() == 9);
    CHECK(net.template bias<3>().size() == 16);
    const auto x = window_of_five<Whole<T>>(1);
    CHECK(net(x) == network_of_numbers<Recurrent5<T>>(1)(x));
}

TEST_CASE_TEMPLATE("bias only, recurrent: computes and learns, to the bit, what the biases of the plain network do", T,
                   float, double) {
    const Whole<T> net = disturbed<Whole<T>>(3);
    const auto plain = merge(net);
    CHECK(difference_to_merged(net) == 0.0);
    const auto one = after_lessons<SGD>(net, 1, 0);
    const auto one_of_plain = after_lessons<SGD>(plain, 1, 0);
    const auto pair = after_lessons<SGD>(net, 0, 1);
    const auto pair_of_plain = after_lessons<SGD>(plain, 0, 1);
    CHECK(same_weights<0>(one, plain));
    CHECK(same_weights<1>(one, plain));
    CHECK(same_weights<3>(pair, plain));
    CHECK_FALSE(same_bias<0>(one, plain));
    CHECK_FALSE(same_bias<3>(pair, plain));
    CHECK(same_bias<0>(one, one_of_plain));
    CHECK(same_bias<1>(one, one_of_plain));
    CHECK(same_bias<2>(one, one_of_plain));
    CHECK(same_bias<3>(one, one_of_plain));
    CHECK(same_bias<0>(pair, pair_of_plain));
    CHECK(same_bias<1>(pair, pair_of_plain));
    CHECK(same_bias<2>(pair, pair_of_plain));
    CHECK(same_bias<3>(pair, pair_of_plain));
    const auto adam = after_lessons<Adam>(net, 1, 0);
    CHECK(same_bias<0>(adam, after_lessons<Adam>(plain, 1, 0)));
}

TEST_CASE_TEMPLATE("bias only, recurrent: what lies below learns as below the plain layers", T, float, double) {
    const Above<T> net = disturbed<Above<T>>(3);
    CHECK(same_weights<0>(after_lessons<SGD>(net, 1, 0), after_lessons<SGD>(merge(net), 1, 0)));
    CHECK(same_weights<1>(after_lessons<SGD>(net, 0, 1), after_lessons<SGD>(merge(net), 0, 1)));
    CHECK_FALSE(same_weights<0>(after_lessons<SGD>(net, 1, 0), merge(net)));
}

TEST_CASE("bias only, recurrent: finite differences, and the norm of the gradient") {
    const auto x = window_of_five<Whole<double>>(1);
    CHECK(gradient_check<CrossEntropy>(disturbed<Whole<double>>(3), x, Label{1}).largest_error < 1e-8);
    CHECK(gradient_check<CrossEntropy>(disturbed<Above<double>>(3), x, Label{2}).largest_error < 1e-7);
    CHECK(gradient_check<MeanSquaredError>(disturbed<Convolved<double>>(3), window_of_five<Convolved<double>>(1),
                                           Convolved<double>::Output{})
              .largest_error < 1e-7);
    CHECK(norms_hold<1>(disturbed<Whole<double>>(3)));
    CHECK(norms_hold<3>(disturbed<Whole<double>>(3)));
}

TEST_CASE_TEMPLATE("bias only, recurrent: learns", T, float, double) {
    Whole<T> net = disturbed<Whole<T>>(3);
    const auto plain = merge(net);
    Trainer<Whole<T>, CrossEntropy, Momentum> trainer{net, {T(0.25), T(0.5)}};
    const auto x = window_of_five<Whole<T>>(0);
    const T before = trainer.step(x, Label{2});
    T loss = before;
    for (int i = 0; i < 100; ++i) {
        loss = trainer.step(x, Label{2});
    }
    CHECK(loss < before / 4);
    CHECK(same_weights<1>(merge(net), plain));
}
