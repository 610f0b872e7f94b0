// Part of nervelet. MIT licence, the nervelet authors.
// A Replay of inputs, of features and of targets in 16 bits.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "support/bytes_factory.hpp"
#include "support/factory_fixed16.hpp"

using namespace nervelet;
using namespace support;

namespace {

using Head = Network<Fixed16, Input<7>, First16, Second16, Dense<3, Softmax>>;

// The same with other fraction bits of activations.
using Coarse = Fixed<13, 10>;
using CoarseFactory = Network<Coarse, Input<7>, Dense<8, Tanh>, Dense<5, ReLU>, Dense<3, Softmax>>;
constexpr CoarseFactory coarse_factory{}; // what it holds plays no part
using CoarseHead = Network<Coarse, Input<7>, Pretrained<CoarseFactory, coarse_factory, 2>, Dense<3, Softmax>>;

constexpr BytesFactory bytes = bytes_factory_of(0.03f);
template <class T>
using OnBytes = Network<T, Input<12, 2>, Pretrained<BytesFactory, bytes, 1>, Dense<3>>;

template <class Features, class Precision = FullPrecision>
using Past = Replay<Features, Label, 6, ClassBalanced<3>, Precision>;

/// Some examples, kept as inputs and as features.
template <class Inputs, class Kept>
void fill(const Head& net, Inputs& inputs, Kept& features) {
    Random random(3);
    Random of_inputs(1);
    Random of_features(1);
    for (int n = 0; n < 40; ++n) {
        const Example16<Head> example = Example16<Head>::draw(random);
        const bool is_kept = inputs.add(example.x, example.label, of_inputs);
        CHECK(features.add(net.features(example.x), example.label, of_features) == is_kept);
    }
}

/// Whether a memory of type Other refuses the file of `past`, and stays empty.
template <class Other, class Memory>
bool refuses(const Memory& past) {
    Saved<Memory> file{};
    Other other;
    return save(file, past) == StorageError::none &&
           load(ByteView{file.data(), file.size()}, other) == StorageError::wrong_architecture && other.size() == 0;
}

} // namespace

TEST_CASE("16 bits: features of frozen layers are kept, and a head learns from them what it learns from inputs") {
    Head net;
    initialize(net, 7);
    Head same = net;
    Past<Head::Input> inputs;
    Past<Head::Features> features;
    static_assert(sizeof(Head::Features) == 5 * 2, "the outputs of the second layer");
    fill(net, inputs, features);
    REQUIRE(features.size() == 6);
    Trainer<Head, CrossEntropy, Momentum> trainer{net, {0.01f}, 5};
    Trainer<Head, CrossEntropy, Momentum> by_features{same, {0.01f}, 5};
    Random random(2);
    for (int step = 0; step < 60; ++step) {
        const std::size_t i = inputs.sample(random);
        CHECK(features.input(i) == net.features(inputs.input(i)));
        CHECK(features.target(i).index == inputs.target(i).index);
        CHECK(trainer.step(inputs.input(i), inputs.target(i)) ==
              by_features.step(features.input(i), features.target(i)));
    }
    CHECK(net.parameters() == same.parameters());
}

TEST_CASE("16 bits: features in a byte each, to half a step") {
    Head net;
    initialize(net, 7);
    Past<Head::Features> exact;
    Past<Head::Features, Quantized<0, 8>> coarse;
    static_assert(sizeof(coarse) + 6 * 5 <= sizeof(exact), "a byte a number less");
    Random random(3);
    Random of_exact(1);
    Random of_coarse(1);
    for (int n = 0; n < 40; ++n) {
        const Example16<Head> example = Example16<Head>::draw(random);
        exact.add(net.features(example.x), example.label, of_exact);
        coarse.add(net.features(example.x), example.label, of_coarse);
    }
    for (std::size_t i = 0; i < 6; ++i) {
        for (std::size_t j = 0; j < 5; ++j) {
            const std::int32_t difference = exact.input(i)[j].raw - coarse.input(i)[j].raw;
            CHECK(difference <= 33); // 8 x 2048 / 254 / 2
            CHECK(difference >= -33);
        }
    }
}

TEST_CASE("16 bits: a Replay of features is saved, and not loaded where they have other fraction bits") {
    Head net;
    initialize(net, 7);
    Past<Head::Input> inputs;
    Past<Head::Features> features;
    fill(net, inputs, features);
    Saved<Past<Head::Features>> file{};
    REQUIRE(save(file, features) == StorageError::none);
    Past<Head::Features> loaded;
    REQUIRE(load(file, loaded) == StorageError::none);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(loaded.input(i) == features.input(i));
    }
    CHECK(refuses<Past<CoarseHead::Features>>(features));
    CHECK(refuses<Past<CoarseHead::Features, Quantized<0, 8>>>(Past<Head::Features, Quantized<0, 4>>{}));
    CHECK(refuses<Past<std::array<Fixed16, 5>>>(features));
    CHECK(refuses<Past<CoarseHead::Input>>(inputs));
}

TEST_CASE("16 bits: a Replay is not loaded where its targets have other fraction bits") {
    using Regression = Replay<OnBytes<Fixed16>::Features, OnBytes<Fixed16>::Output, 4, Reservoir>;
    using CoarseRegression = Replay<OnBytes<Coarse>::Features, OnBytes<Coarse>::Output, 4, Reservoir>;
    Regression past;
    Random random(3);
    OnBytes<Fixed16>::Output target{};
    target[1] = Fixed16(0.5f);
    CHECK(past.add(OnBytes<Fixed16>{}.features(OnBytes<Fixed16>::Input{}), target, random));
    CHECK(refuses<CoarseRegression>(past));
    Saved<Regression> file{};
    REQUIRE(save(file, past) == StorageError::none);
    Regression loaded;
    REQUIRE(load(file, loaded) == StorageError::none);
    CHECK(loaded.target(0) == target);
}
