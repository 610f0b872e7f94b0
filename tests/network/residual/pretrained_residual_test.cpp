// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <type_traits>

#include "support/factory.hpp"

using namespace support;

namespace {

using Block = Residual<Dense<5, Tanh>, Dropout<20>, Dense<7>, Sigmoid>;
using Plain = nervelet::Network<float, Input<6>, Dense<4, Tanh>, Block, Residual<Residual<Dense<7, Tanh>>, Dropout<10>>,
                                Dense<4, Softmax>>;
constexpr Plain plain = network_of_numbers<Plain>(3);

template <class... Layers>
using In = Network<float, Input<6>, Layers..., Dense<4, Softmax>>;
using Below = Pretrained<Plain, plain, 5>;
using Head = In<Below, Dropout<10>>;
using Biases = In<BiasOnly<Below>>;
using Factors = In<LowRank<Below, 2>>;
using Middle = In<Dense<5, Tanh>, Residual<Frozen<Dense<8, Tanh>, Stored<Factory<float>, factory_of_float, 0>>>>;

static_assert(sizeof(Head) == (7 * 4 + 4) * sizeof(float), "nothing of the Residuals is in RAM");
static_assert(sizeof(detail::TrainedLayers<float, Head::Layers>::Tape) == 4 * (7 + 1 + 2 * 4),
              "and on the tape only what the last layer reads");
static_assert(Biases::parameter_count == 4 + 5 + 7 + 7 + 7 + 7 * 4 + 4, "of the projection, too");
static_assert(Factors::parameter_count == 2 * ((6 + 4) + (4 + 5) + (5 + 7) + (4 + 7) + (7 + 7)) + 7 * 4 + 4, "");
static_assert(std::is_same<Merged<Head>, In<Dense<4, Tanh>, Residual<Dense<5, Tanh>, Dense<7>, Sigmoid>,
                                            Residual<Residual<Dense<7, Tanh>>>, Dropout<10>>>::value,
              "what is not trained needs no dropout");
static_assert(std::is_same<Merged<Biases>, Merged<Factors>>::value, "");
static_assert(std::is_same<Merged<Plain>, Plain>::value, "a plain network");

// Of a Residual that holds nothing but dropout, x + x is left.
using Twice = nervelet::Network<float, Input<6>, Dense<6>, Residual<Dropout<50>>, Dense<4, Softmax>>;
constexpr Twice twice = network_of_numbers<Twice>(4);

using Projected = nervelet::Network<double, Input<6>, Residual<Dense<5, Tanh>, Dense<4>, Tanh>, Dense<4, Softmax>>;
constexpr Projected projected = network_of_numbers<Projected>(3);
using Group = Pretrained<Projected, projected, 3>;

constexpr BatchNormStatistics<double, 3> statistics = {{{0.5, -1.0, 0.25}}, {{0.5, 4.0, 1.0}}};
using Norm = BatchNorm<decltype(statistics), statistics>;
using Normalized = nervelet::Network<double, Input<6>, Residual<Dense<3>, Norm, ReLU>, Dense<4, Softmax>>;
using Folded = nervelet::Network<double, Input<6>, Residual<Dense<3>, ReLU>, Dense<4, Softmax>>;
static_assert(std::is_same<Merged<Normalized>, Folded>::value, "the norm lies in the Dense below it");

template <class Net>
Net initialized() {
    Net net{};
    initialize(net, 3);
    return net;
}

} // namespace

TEST_CASE("pretrained: Residuals, their projection among them, compute what they did") {
    Head head{};
    take_over(head, merge(initialized<Head>()));
    head.weights<0>() = plain.weights<5>();
    head.bias<0>() = plain.bias<5>();
    Biases biases = initialized<Biases>();
    biases.weights<5>() = plain.weights<5>();
    biases.bias<5>() = plain.bias<5>();
    Factors factors = initialized<Factors>();
    factors.weights<5>() = plain.weights<5>();
    factors.bias<5>() = plain.bias<5>();
    for (const auto& x : examples<float>()) {
        CHECK(head(x) == plain(x));
        CHECK(biases(x) == plain(x));
        CHECK(factors(x)[0] == doctest::Approx(static_cast<double>(plain(x)[0])).epsilon(1e-6));
    }
    const Network<float, Input<6>, Pretrained<Twice, twice>> whole{};
    CHECK(whole(examples<float>()[1]) == twice(examples<float>()[1]));
}

TEST_CASE("pretrained: what stands above Residuals learns, or their biases, or factors") {
    for (int kind = 0; kind < 3; ++kind) {
        const auto learns = [](auto net) {
            Trainer<decltype(net), CrossEntropy, SGD> trainer{net, {0.25f}};
            const float before = evaluate<CrossEntropy>(net, examples<float>()[1], Label{1});
            for (int i = 0; i < 20; ++i) {
                trainer.step(examples<float>()[1], Label{1});
            }
            const auto merged = merge(net);
            CHECK(same_weights<1>(merged, plain) == !std::is_same<decltype(net), Factors>::value);
            CHECK(same_bias<3>(merged, plain) == !std::is_same<decltype(net), Biases>::value);
            return evaluate<CrossEntropy>(net, examples<float>()[1], Label{1}) < 0.7f * before;
        };
        CHECK((kind == 0   ? learns(initialized<Head>())
               : kind == 1 ? learns(initialized<Biases>())
                           : learns(initialized<Factors>())));
    }
}

TEST_CASE("merge and take_over: layer by layer, inside of a Residual as well") {
    const Factors factors = initialized<Factors>();
    CHECK(computes_the_same(initialized<Biases>()));
    const auto merged = merge(factors);
    for (const auto& x : examples<float>()) {
        CHECK(factors(x)[2] == doctest::Approx(static_cast<double>(merged(x)[2])).epsilon(1e-5));
    }
    Biases biases = initialized<Biases>();
    take_over(biases, merged);
    CHECK(same(biases.bias<3>(), plain.bias<3>()));
    CHECK(same(biases.weights<5>(), factors.weights<5>()));
}

TEST_CASE("merge: a BatchNorm inside of a Residual becomes part of the Dense below it, and the projection follows") {
    const Normalized net = initialized<Normalized>();
    const Folded merged = merge(net);
    for (const auto& x : examples<double>()) {
        CHECK(merged(x)[0] == doctest::Approx(net(x)[0]).epsilon(1e-12));
    }
    CHECK(same(merged.weights<1>(), net.weights<2>()));
    CHECK(same(merged.weights<2>(), net.weights<3>()));
}

TEST_CASE("finite differences: through frozen layers inside of a Residual, and beside them") {
    using Net = Network<
        double, Input<6>, Dense<6, Tanh>,
        Residual<Dropout<10>, First<double>, Dense<6>,
                 Residual<LowRank<Frozen<Dense<8, Tanh>, Stored<Factory<double>, factory_of_double, 0>>, 2>, Dense<6>>>,
        Dense<4, Softmax>>;
    CHECK(gradient_error<CrossEntropy>(initialized<Net>()) < 1e-8);
}

TEST_CASE("finite differences: a projection of which the biases or factors learn") {
    CHECK(gradient_error<CrossEntropy>(
              initialized<Network<double, Input<6>, Dense<6, Tanh>, BiasOnly<Group>, Dense<4, Softmax>>>()) < 1e-8);
    CHECK(gradient_error<CrossEntropy>(
              initialized<Network<double, Input<6>, Dense<6, Tanh>, LowRank<Group, 2>, Dense<4, Softmax>>>()) < 1e-8);
    CHECK(gradient_error<CrossEntropy>(
              initialized<Network<double, Input<6>, Dense<6, Tanh>, Group, Dense<4, Softmax>>>()) < 1e-8);
}
