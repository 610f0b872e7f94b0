// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <limits>
#include <type_traits>

#include "support/factory.hpp"

using namespace support;

namespace {

// What the first layer of 64-32-10 costs when it is frozen: nothing but its outputs.
using Digits = Network<float, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;
constexpr Digits digits = network_of_numbers<Digits>(2);
template <std::size_t Index>
using TypeIdentity = Stored<Digits, digits, Index>;
using Head = Network<float, Input<64>, Frozen<Dense<32, ReLU>, TypeIdentity<0>>, Dense<10, Softmax>>;
constexpr std::size_t head = (32 * 10 + 10) * sizeof(float);
constexpr std::size_t tape = (32 + 2 * 10) * sizeof(float);

static_assert(sizeof(Head) == head && Head::parameter_count == 330, "the network in RAM is its head");
static_assert(memory_of<Trainer<Head, CrossEntropy, SGD>>().activations == tape, "32 outputs, 10 outputs and deltas");
static_assert(memory_of<Trainer<Head, CrossEntropy, SGD>>().total <= head + tape + 24, "and a few bytes");
static_assert(memory_of<Trainer<Head, CrossEntropy, SGD>>().total <= 1800, "with everything, beside the input");
static_assert(memory_of<Trainer<Head, CrossEntropy, Adam>>().optimizer == 2 * head + 16, "nothing for what is frozen");
static_assert(memory_of<Trainer<Head, CrossEntropy, SGD, 16>>().activations == 16 * tape, "for each example");
static_assert(memory_of<Accumulator<Head, CrossEntropy, SGD>>().gradients == head, "nothing for what is frozen");

template <class T>
using Bottom = Network<T, Input<6>, First<T>, Second<T>, Dense<4, Softmax>>;
template <class T>
using Middle = Network<T, Input<6>, Dense<8, Tanh>, Second<T>, Dense<4, Softmax>>;
template <class T>
using Top = Network<T, Input<6>, Dense<8, Tanh>, Second<T>, Third<T>>;
template <class T>
using Dropping = Network<T, Input<6>, Dropout<10>, First<T>, Dropout<20>, Dense<5, Sigmoid>, Dropout<30>, Third<T>>;

// Per example: what a layer below all that learn hands up lies on the tape only if the gradient reads it.
template <class Net>
using TapeOf = typename nervelet::detail::TrainedLayers<float, typename Net::Layers>::Tape;
template <class Net>
constexpr std::size_t numbers_on_tape = sizeof(TapeOf<Net>) / sizeof(float);
static_assert(numbers_on_tape<Bottom<float>> == 5 + 2 * 4, "the 8 of the first layer are on no tape");
static_assert(numbers_on_tape<Middle<float>> == 2 * (8 + 5 + 4), "dJ/dx goes down through the second");
static_assert(numbers_on_tape<Top<float>> == 2 * (8 + 5 + 4), "and through the third");
static_assert(sizeof(TapeOf<Dropping<float>>) == 4 * (8 + 1 + 2 * 5 + 1 + 2 * 4),
              "a mask takes bits; the first is gone");
static_assert(Bottom<float>::parameter_count == 5 * 4 + 4 && Middle<float>::parameter_count == 56 + 24, "in RAM");
static_assert(std::is_empty<First<float>>::value, "a description");

template <class Net>
constexpr Net initialized(std::uint64_t seed) {
    Net net{};
    initialize(net, seed);
    return net;
}

/// Three steps in a constant expression.
constexpr float learns() {
    Bottom<float> net = initialized<Bottom<float>>(3);
    Trainer<Bottom<float>, CrossEntropy, SGD> trainer{net, {0.5f}};
    float loss = 0.0f;
    for (int i = 0; i < 3; ++i) {
        loss = trainer.step(examples<float>()[1], Label{1});
    }
    return loss;
}

} // namespace

#if __cplusplus >= 201703L
static_assert(learns() < 1.0f, "in a constant expression");
#endif

TEST_CASE_TEMPLATE("frozen: computes what the plain network computes, to the bit", T, float, double) {
    CHECK(computes_the_same(initialized<Bottom<T>>(3)));
    CHECK(computes_the_same(initialized<Middle<T>>(3)));
    CHECK(computes_the_same(initialized<Top<T>>(3)));
    CHECK(computes_the_same(initialized<Dropping<T>>(3)));
}

TEST_CASE_TEMPLATE("frozen below: what learns gets the bits of the plain network's step, the rest stays", T, float,
                   double) {
    const Bottom<T> net = initialized<Bottom<T>>(3);
    const Merged<Bottom<T>> plain = merge(net);
    for (const auto& after : {after_one<CrossEntropy, SGD>(net), after_two<CrossEntropy, Adam>(net)}) {
        CHECK(same_weights<0>(after, plain));
        CHECK(same_weights<1>(after, plain));
        CHECK(same_bias<1>(after, plain));
        CHECK_FALSE(same_weights<2>(after, plain));
    }
    CHECK(same_weights<2>(after_one<CrossEntropy, SGD>(net), after_one<CrossEntropy, SGD>(plain)));
    CHECK(same_bias<2>(after_one<CrossEntropy, SGD>(net), after_one<CrossEntropy, SGD>(plain)));
    CHECK(same_weights<2>(after_two<CrossEntropy, Adam>(net), after_two<CrossEntropy, Adam>(plain)));
    CHECK(same_weights<2>(after_two<SquaredError, Momentum>(net), after_two<SquaredError, Momentum>(plain)));
}

TEST_CASE_TEMPLATE("frozen between and above: dJ/dx goes down through it, to the bit", T, float, double) {
    const Middle<T> middle = initialized<Middle<T>>(3);
    const Merged<Middle<T>> plain = merge(middle);
    CHECK(same_weights<0>(after_one<CrossEntropy, SGD>(middle), after_one<CrossEntropy, SGD>(plain)));
    CHECK(same_weights<1>(after_one<CrossEntropy, SGD>(middle), plain));
    CHECK(same_weights<2>(after_two<CrossEntropy, Adam>(middle), after_two<CrossEntropy, Adam>(plain)));
    CHECK_FALSE(same_weights<0>(after_one<CrossEntropy, SGD>(middle), plain));
    const Top<T> top = initialized<Top<T>>(4);
    CHECK(same_weights<0>(after_one<CrossEntropy, SGD>(top), after_one<CrossEntropy, SGD>(merge(top))));
    CHECK(same_weights<0>(after_two<MeanSquaredError, SGD>(top), after_two<MeanSquaredError, SGD>(merge(top))));
    CHECK(same_weights<2>(after_two<MeanSquaredError, SGD>(top), merge(top)));
}

TEST_CASE_TEMPLATE("frozen: dropout below, between and above draws as ever", T, float, double) {
    const Dropping<T> net = initialized<Dropping<T>>(3);
    CHECK(same_weights<1>(after_one<CrossEntropy, SGD>(net), after_one<CrossEntropy, SGD>(merge(net))));
    CHECK(same_bias<1>(after_two<CrossEntropy, SGD>(net), after_two<CrossEntropy, SGD>(merge(net))));
    CHECK_FALSE(same_weights<1>(after_two<CrossEntropy, SGD>(net), merge(net)));
}

TEST_CASE("frozen: finite differences") {
    CHECK(gradient_error<CrossEntropy>(initialized<Bottom<double>>(3)) < 1e-8);
    CHECK(gradient_error<CrossEntropy>(initialized<Middle<double>>(3)) < 1e-8);
    CHECK(gradient_error<CrossEntropy>(initialized<Top<double>>(3)) < 1e-8);
    CHECK(gradient_error<MeanSquaredError>(initialized<Top<double>>(3)) < 1e-8);
    CHECK(gradient_error<CrossEntropy>(initialized<Dropping<double>>(3)) < 1e-8);
    CHECK(norm_ratio(initialized<Bottom<double>>(3), 1) == doctest::Approx(1.0));
    CHECK(norm_ratio(initialized<Middle<double>>(3), 3) >= 1.0);
}

TEST_CASE("frozen: initialize draws only what is in RAM, and counts only that") {
    using Alone = Network<float, Input<5>, Dense<4, Softmax>>;
    const Bottom<float> net = initialized<Bottom<float>>(7);
    CHECK(net.parameters() == initialized<Alone>(7).parameters());
    CHECK(net.weights<0>().size() == 20);
    CHECK(net.bias<0>().data() == net.parameters().data() + 20);
}

TEST_CASE("frozen: learns, at run time as in a constant expression") {
    CHECK(learns() < 1.0f);
}

TEST_CASE("frozen: a step that is refused changes nothing") {
    Bottom<float> net = initialized<Bottom<float>>(3);
    const Bottom<float> before = net;
    Trainer<Bottom<float>, CrossEntropy, SGD> trainer{net, {0.5f}};
    std::array<float, 6> x = examples<float>()[0];
    x[4] = std::numeric_limits<float>::quiet_NaN();
    const float loss = trainer.step(x, Label{1});
    CHECK(math::is_nan(loss));
    CHECK(net.parameters() == before.parameters());
}

namespace {
constexpr std::array<float, 6 * 2 + 2> table{{1, 2, 3, 4, 5, 6, 0, 0, 0, 0, 0, 0, 10, 20}};
constexpr float same_table[3] = {1, -1, 0.5f}; // 2 x 1 and a bias
} // namespace

TEST_CASE("frozen: the numbers may come from an array, of the library or of the language") {
    using Net = Network<float, Input<6>, Dense<6>, Frozen<Dense<2>, Stored<decltype(table), table>>,
                        Frozen<Dense<1>, Stored<decltype(same_table), same_table>>>;
    Net net{};
    net.bias<0>()[0] = 1.0f;
    net.bias<0>()[2] = 2.0f;
    CHECK(net({{}})[0] == (1 + 10 + 10) - (2 + 12 + 20) + 0.5f);
}
