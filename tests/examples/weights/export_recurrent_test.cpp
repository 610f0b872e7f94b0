// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/recurrent_layer_text.hpp"

#include <doctest/doctest.h>

#include <nervelet/storage.hpp>

#include "exported.hpp"

namespace nn = nervelet;
using files::contains;
using nn::EveryStep;
using nn::Input;
using weights::Layout;

namespace {

using Stacked = nn::Network<float, Input<4, 3>, nn::LSTM<2, EveryStep>, nn::GRU<2, EveryStep>, nn::Dense<2, nn::Tanh>>;
using LstmNet = nn::Network<float, Input<5, 2>, nn::LSTM<3, EveryStep>, nn::TimeDistributed<nn::Dense<2, nn::Sigmoid>>>;

} // namespace

TEST_CASE("what a recurrent network has learned goes to Python and comes back, bit for bit") {
    static Stacked net;
    nn::initialize(net, 7);
    for (std::size_t i = 0; i < Stacked::parameter_count; i += 3) {
        net.parameters()[i] += static_cast<float>(i) / 64.0f;
    }
    const weights::Bytes torch = weights::weights_of(net);
    CHECK(exported::has(torch, "0.weight_ih_l0", {8, 3}));
    CHECK(exported::has(torch, "0.bias_hh_l0", {8}));
    CHECK(exported::has(torch, "1.weight_hh_l0", {6, 2}));
    CHECK(exported::says(torch, "4x3,lstm:2:everystep,gru:2:everystep,dense:2:tanh"));
    const auto back = [](const weights::Bytes& file, weights::Flatten flatten) {
        return weights::make_model(weights::read_description("4x3,lstm:2:everystep,gru:2:everystep,dense:2:tanh"),
                                   weights::read_safetensors(file), false, Layout::unknown, {}, {}, flatten)
            .parameters;
    };
    CHECK(exported::has_bits(back(torch, weights::Flatten::channels_first), net.parameters()));

    // Keras has one bias of an LSTM: the sum of both.
    const weights::Bytes keras = weights::weights_of(net, Layout::keras);
    CHECK(exported::has(keras, "lstm/recurrent_kernel", {2, 8}));
    CHECK(exported::has(keras, "lstm/bias", {8}));
    CHECK(exported::has(keras, "gru/bias", {2, 6}));
    const std::vector<float> of_keras = back(keras, weights::Flatten::by_layout);
    constexpr std::size_t bias = 3 * 8;               // behind W
    constexpr std::size_t state_bias = 4 * 8 + 2 * 8; // behind b and U
    for (std::size_t i = 0; i < Stacked::parameter_count; ++i) {
        const bool is_bias = i >= bias && i < bias + 8;
        const bool is_state_bias = i >= state_bias && i < state_bias + 8;
        const float expected = is_bias         ? net.parameters()[i] + net.parameters()[i - bias + state_bias]
                               : is_state_bias ? 0.0f
                                               : net.parameters()[i];
        CHECK(of_keras[i] == expected);
    }
}

TEST_CASE("what carries its state in training goes to Python like what does not") {
    using Gates = nn::Network<float, Input<4, 3>, nn::LSTM<2, EveryStep, nn::Stateful>, nn::GRU<2, nn::Stateful>>;
    static Gates net;
    nn::initialize(net, 7);
    const weights::Bytes torch = weights::weights_of(net);
    CHECK(exported::has(torch, "1.weight_hh_l0", {6, 2}));
    CHECK(exported::says(torch, "4x3,lstm:2:everystep,gru:2"));
}

TEST_CASE("a saved recurrent network is found by its description, as its type says it") {
    static Stacked net;
    nn::initialize(net, 7);
    nn::Saved<Stacked> bytes{};
    REQUIRE(nn::save(bytes, net) == nn::StorageError::none);
    const weights::Bytes file(bytes.begin(), bytes.end());
    const auto read = [&](const std::string& text) {
        return files::refusal([&] { weights::read_saved_network(file, weights::read_description(text)); });
    };
    CHECK(read("4x3,lstm:2:everystep,gru:2:everystep,dense:2:tanh") == "");
    CHECK(contains(read("4x3,gru:2:everystep,gru:2:everystep,dense:2:tanh"), "holds another network"));
    CHECK(contains(read("4x3,lstm:2:everystep,gru:2,dense:2:tanh"), "holds another network"));
    static LstmNet steps;
    nn::Saved<LstmNet> of_steps{};
    REQUIRE(nn::save(of_steps, steps) == nn::StorageError::none);
    CHECK(files::refusal([&] {
              weights::read_saved_network(
                  {of_steps.begin(), of_steps.end()},
                  weights::read_description("5x2,lstm:3:everystep,timedistributed(dense:2:sigmoid)"));
          }) == "");
}
