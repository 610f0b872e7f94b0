// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/factory.hpp"
#include "support/int8.hpp"

using namespace support;

namespace {

using Backbone = Network<float, Input<8, 2>, Conv1D<3, 3, ReLU>, MaxPool1D<2>, Dense<4, Tanh>, Dense<3, Softmax>>;

constexpr Backbone factory = network_of_numbers<Backbone>(3);

/// Two frozen layers and a pool below; above, what learns, with dropout in one of them.
using Net = Network<float, Input<8, 2>, Pretrained<Backbone, factory, 2>, Dense<5, ReLU>, Dense<3, Softmax>>;
using Dropping = Network<float, Input<8, 2>, Pretrained<Backbone, factory, 2>, Dropout<50>, Dense<3, Softmax>>;

/// The same head, on a constant network of bytes.
using Small = QuantizedNetwork<Network<float, Input<8, 2>, Conv1D<4, 3, ReLU>, AveragePool1D<6>, Dense<3>>>;

constexpr Small small_network(float scale) {
    Small net{};
    const int8::Quantization first{scale, -128};
    net.input = {0.5f, 3};
    net.layers.first = SomeFilters<4, 6, int8::FilterAfterFilter>(5, 3, int8::relu_output_of(first)).filters;
    net.layers.above.first = int8::output_of(first);
    net.layers.above.above.first =
        SomeFilters<3, 4, int8::FilterAfterFilter>(6, -128, int8::output_of({1.0f, 0})).filters;
    net.output = {1.0f, 0};
    return net;
}
constexpr Small bytes = small_network(0.25f);
constexpr Small other_bytes = small_network(0.26f);

using OnBytes = Network<float, Input<8, 2>, Pretrained<Small, bytes, 1>, Dense<5, ReLU>, Dense<3, Softmax>>;
using OnOtherBytes = Network<float, Input<8, 2>, Pretrained<Small, other_bytes, 1>, Dense<5, ReLU>, Dense<3, Softmax>>;

static_assert(std::is_same<Net::Features::value_type, float>::value && Net::Features::size() == 4, "");
static_assert(std::is_same<OnBytes::Features::value_type, std::int8_t>::value && sizeof(OnBytes::Features) == 4, "");
static_assert(!std::is_same<OnBytes::Features, OnOtherBytes::Features>::value, "not to be mixed up");

/// Numbers that are bytes times 0.5, so that the input of OnBytes loses nothing.
template <class Network>
typename Network::Input some_input(std::uint32_t seed) {
    Random random(seed);
    typename Network::Input x{};
    for (auto& number : x) {
        number = 0.5f * static_cast<float>(static_cast<std::int32_t>(random.below(200)) - 100);
    }
    return x;
}

/// A trainer that sees inputs, and one that sees their features: the same numbers after each step.
template <class Network, std::size_t Capacity, template <class> class Optimizer>
void compare_trainers(Optimizer<float> optimizer) {
    Network net;
    initialize(net, 7);
    Network same = net;
    Trainer<Network, CrossEntropy, Optimizer, Capacity> trainer{net, optimizer, 5};
    Trainer<Network, CrossEntropy, Optimizer, Capacity> by_features{same, optimizer, 5};
    for (std::uint32_t step = 0; step < 6; ++step) {
        std::array<typename Network::Input, Capacity> xs{};
        std::array<typename Network::Features, Capacity> features{};
        std::array<Label, Capacity> labels{};
        for (std::uint32_t n = 0; n < Capacity; ++n) {
            xs[n] = some_input<Network>(step * 7 + n);
            features[n] = same.features(xs[n]);
            labels[n] = Label{(step + n) % 3};
        }
        CHECK(trainer.step(xs, labels) == by_features.step(features, labels));
        CHECK(trainer.step(xs[0], labels[0]) == by_features.step(features[0], labels[0]));
        const typename Network::Output target{0.25f, 0.5f, 0.25f};
        CHECK(trainer.step(xs[0], target) == by_features.step(features[0], target));
        CHECK(net.parameters() == same.parameters());
    }
    CHECK(trainer.steps() == 18);
}

/// Whatever reads an x reads its features.
template <class Network>
void compare_readers() {
    Network net;
    initialize(net, 9);
    Network same = net;
    Accumulator<Network, CrossEntropy, SGD> sum{net, {0.01f}};
    Accumulator<Network, CrossEntropy, SGD> by_features{same, {0.01f}};
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        const auto x = some_input<Network>(seed);
        const typename Network::Features features = net.features(x);
        const typename Network::Output target{0.5f, 0.0f, 0.5f};
        CHECK(net(features) == net(x));
        CHECK(net.logits(features) == net.logits(x));
        CHECK(evaluate<CrossEntropy>(net, features, Label{1}) == evaluate<CrossEntropy>(net, x, Label{1}));
        CHECK(evaluate<SquaredError>(net, features, target) == evaluate<SquaredError>(net, x, target));
        CHECK(sum.add(x, Label{seed % 3}) == by_features.add(features, Label{seed % 3}));
        CHECK(sum.add(x, target) == by_features.add(features, target));
    }
    CHECK((sum.step() && by_features.step()));
    CHECK(net.parameters() == same.parameters());
}

/// Some examples, and what the network says of them.
template <class Network, class Replay, class Latent>
void fill(const Network& net, Replay& replay, Latent& latent) {
    Random random(1);
    Random same(1);
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const auto x = some_input<Network>(seed);
        const Label label{seed % 3};
        CHECK(replay.add(x, label, random) == latent.add(net.features(x), label, same));
    }
}

} // namespace

TEST_CASE("features read as the input that they are of") {
    compare_readers<Net>();
    compare_readers<Dropping>();
    compare_readers<OnBytes>();
}

TEST_CASE("a step on features is the step on the input") {
    compare_trainers<Net, 3, Momentum>({0.02f, 0.9f});
    compare_trainers<Dropping, 1, SGD>({0.02f});
    compare_trainers<OnBytes, 3, SGD>({0.001f});
    compare_trainers<OnBytes, 1, AdamW>({0.001f});
}

TEST_CASE("latent replay: loops over stored features") {
    OnBytes net;
    initialize(net, 2);
    OnBytes same = net;
    Replay<OnBytes::Input, Label, 12, Reservoir> replay;
    Replay<OnBytes::Features, Label, 12, Reservoir> latent;
    CHECK(sizeof(latent.input(0)) == 4);
    fill(net, replay, latent);
    CHECK(validate<CrossEntropy>(net, replay).loss() == validate<CrossEntropy>(same, latent).loss());

    using Trained = Trainer<OnBytes, CrossEntropy, SGD, 2>;
    Adaptation<Trained, decltype(replay), decltype(replay)> adaptation{net, {0.001f}, replay, replay};
    Adaptation<Trained, decltype(latent), decltype(latent)> of_features{same, {0.001f}, latent, latent};
    adaptation.start(3);
    of_features.start(3);
    CHECK(adaptation.advance(1000) == of_features.advance(1000));
    CHECK(net.parameters() == same.parameters());
    CHECK(of_features.best().loss() < of_features.before().loss());

    Trained trainer{net, {0.001f}};
    Trained by_features{same, {0.001f}};
    TrainingLoop<Trained, decltype(replay)> loop{trainer, replay};
    TrainingLoop<Trained, decltype(latent)> feature_loop{by_features, latent};
    loop.start(2);
    feature_loop.start(2);
    CHECK(loop.advance(1000) == feature_loop.advance(1000));
    CHECK(net.parameters() == same.parameters());
}

TEST_CASE("bytes are read as they are") {
    OnBytes net;
    initialize(net, 2);
    const OnBytes::Input x = some_input<OnBytes>(4);
    const Small::Input as_bytes = bytes.quantized(x);
    CHECK(net.features(as_bytes) == net.features(x));
    CHECK(net(as_bytes) == net(x));
    Small::Arena arena;
    arena.input() = as_bytes;
    CHECK(net.features(arena) == net.features(x));
    CHECK(net.logits(as_bytes) == net.logits(x));
    CHECK(evaluate<CrossEntropy>(net, as_bytes, Label{2}) == evaluate<CrossEntropy>(net, x, Label{2}));
    OnBytes same = net;
    Trainer<OnBytes, CrossEntropy, SGD> trainer{net, {0.01f}};
    Trainer<OnBytes, CrossEntropy, SGD> by_bytes{same, {0.01f}};
    CHECK(trainer.step(x, Label{2}) == by_bytes.step(as_bytes, Label{2}));
    CHECK(net.parameters() == same.parameters());
}

TEST_CASE("features and head are saved, and not loaded for another backbone") {
    OnBytes net;
    initialize(net, 2);
    Replay<OnBytes::Input, Label, 6, Reservoir> replay;
    Replay<OnBytes::Features, Label, 6, Reservoir> latent;
    fill(net, replay, latent);
    Saved<OnBytes, decltype(latent)> file{};
    REQUIRE(save(file, net, latent) == StorageError::none);

    OnBytes loaded;
    Replay<OnBytes::Features, Label, 6, Reservoir> again;
    REQUIRE(load(file, loaded, again) == StorageError::none);
    CHECK(loaded.parameters() == net.parameters());
    for (std::size_t i = 0; i < latent.size(); ++i) {
        CHECK(again.input(i) == latent.input(i));
        CHECK(again.target(i).index == latent.target(i).index);
    }
    OnOtherBytes other;
    CHECK(load(ByteView{file.data(), file.size()}, other) == StorageError::wrong_architecture);
    Replay<OnOtherBytes::Features, Label, 6, Reservoir> other_latent;
    CHECK(load(ByteView{file.data(), file.size()}, other_latent) == StorageError::wrong_architecture);
}

#if __cplusplus >= 201703L
TEST_CASE("in a constant expression") {
    constexpr Net net{};
    constexpr Net::Features features = net.features(Net::Input{});
    static_assert(net(features)[0] == net(Net::Input{})[0], "");
    CHECK(features == net.features(Net::Input{}));
}
#endif
