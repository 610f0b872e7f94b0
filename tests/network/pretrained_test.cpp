// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <type_traits>

#include "support/factory.hpp"

using namespace support;

namespace {

using Whole = Pretrained<Factory<float>, factory_of_float>;
using Two = Pretrained<const Factory<float>, factory_of_float, 2>;
using Net = Network<float, Input<6>, Two, Dropout<20>, Dense<3, Softmax>>;

template <class... Layers>
using In = Network<float, Input<6>, Layers...>;

static_assert(std::is_same<Whole::Parts, nervelet::detail::LayerList<First<float>, Second<float>, Third<float>>>::value,
              "its layers, frozen; what is not trained needs no dropout");
static_assert(sizeof(Net) == (5 * 3 + 3) * sizeof(float), "nothing of it is in RAM");
static_assert(sizeof(nervelet::detail::TrainedLayers<float, Net::Layers>::Tape) == 4 * (5 + 1 + 2 * 3),
              "on the tape only what the layer above reads");
static_assert(
    std::is_same<BiasOnly<Whole>::Parts, nervelet::detail::LayerList<BiasOnly<First<float>>, BiasOnly<Second<float>>,
                                                                     BiasOnly<Third<float>>>>::value,
    "of every layer");
static_assert(std::is_same<LowRank<Whole, 3, 6>::Parts,
                           nervelet::detail::LayerList<LowRank<First<float>, 3, 6>, LowRank<Second<float>, 3, 6>,
                                                       LowRank<Third<float>, 3, 6>>>::value,
              "of every layer");

// A network whose first layers are constant, itself constant.
constexpr Net second_factory = network_of_numbers<Net>(6);
using Again = In<Pretrained<Net, second_factory>>;
static_assert(std::is_same<Merged<Again>, In<Dense<8, Tanh>, Dense<5, Sigmoid>, Dense<3, Softmax>>>::value,
              "layer after layer");

} // namespace

TEST_CASE("pretrained: the whole network in another one is the network") {
    const In<Whole> whole{};
    for (const auto& x : examples<float>()) {
        CHECK(whole(x) == factory_of_float(x));
        CHECK(whole.logits(x) == factory_of_float.logits(x));
        CHECK(Again{}(x) == second_factory(x));
    }
}

TEST_CASE("pretrained: a new head learns on its first layers") {
    Net net{};
    initialize(net, 3);
    CHECK(computes_the_same(net));
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.5f}};
    const float before = evaluate<CrossEntropy>(net, examples<float>()[1], Label{1});
    for (int i = 0; i < 20; ++i) {
        trainer.step(examples<float>()[1], Label{1});
    }
    CHECK(evaluate<CrossEntropy>(net, examples<float>()[1], Label{1}) < 0.5f * before);
    CHECK(same_weights<1>(merge(net), merge(In<Whole>{})));
    CHECK(net.weights<0>().size() == 15);
}

TEST_CASE("pretrained: biases or factors of every layer") {
    In<BiasOnly<Whole>> biases{};
    In<LowRank<Whole, 2>> factors{};
    initialize(biases, 3);
    initialize(factors, 3);
    CHECK(sizeof(biases) == (8 + 5 + 4) * sizeof(float));
    CHECK(sizeof(factors) == 2 * (6 + 8 + 8 + 5 + 5 + 4) * sizeof(float));
    CHECK(biases(examples<float>()[0]) == factory_of_float(examples<float>()[0]));
    CHECK(factors(examples<float>()[0]) == factory_of_float(examples<float>()[0]));
}
