// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/read_recurrent.hpp"

#include <doctest/doctest.h>

#include "../../../examples/host/weights/write_safetensors.hpp"
#include "files.hpp"

using files::contains;

namespace {

std::string refused(const std::string& network) {
    return files::refusal([&] { weights::read_description(network); });
}

} // namespace

TEST_CASE("recurrent layers in words: type, shapes, parameters, modules") {
    const weights::Description network = weights::read_description(
        "64x3,conv1d:8:5:relu,gru:16:everystep,dropout:20,lstm:4:every_step,timedistributed(dense:2:leaky_relu:0.2)");
    CHECK(network.type ==
          "nervelet::Network<float, nervelet::Input<64, 3>, nervelet::Conv1D<8, 5, nervelet::ReLU>, "
          "nervelet::GRU<16, nervelet::EveryStep>, nervelet::Dropout<20>, nervelet::LSTM<4, nervelet::EveryStep>, "
          "nervelet::TimeDistributed<nervelet::Dense<2, nervelet::LeakyReLUWith<20>>>>");
    CHECK(weights::shapes_text(network) == "64x3, conv1d 60x8, gru 60x16, lstm 60x4, timedistributed 60x2");
    CHECK(network.parameter_count == 16 * 8 + (9 + 17) * 48 + (17 + 5) * 16 + 5 * 2);
    const std::vector<std::string> modules{"0", "2", "2", "4", "4", "5"}; // W and U are a layer each
    REQUIRE(network.layers.size() == modules.size());
    for (std::size_t i = 0; i < modules.size(); ++i) {
        CHECK(network.layers[i].module == modules[i]);
    }
    CHECK(weights::sequential_text(network) ==
          "nn.Sequential(nn.Conv1d(3, 8, 5), nn.ReLU(), GRU(8, 16, every_step=True), nn.Dropout(0.2), "
          "LSTM(16, 4, every_step=True), TimeDistributed(4, 2), nn.LeakyReLU(0.2))");
    CHECK(weights::read_description("8x1,gru:4,dense:2:softmax").type ==
          "nervelet::Network<float, nervelet::Input<8, 1>, nervelet::GRU<4>, nervelet::Dense<2, nervelet::Softmax>>");
    CHECK(weights::read_description("8x1,time_distributed(dense:4),batchnorm:relu").type ==
          "nervelet::Network<float, nervelet::Input<8, 1>, nervelet::TimeDistributed<nervelet::Dense<4, "
          "nervelet::ReLU>>>");
}

TEST_CASE("a recurrent layer that cannot be is refused with its place and the cure") {
    CHECK(
        refused("64x3,gru:16,lstm:8") ==
        "layer 2 of the network, 'lstm:8' from letter 13 on, whose input is 16: this layer goes over the steps of time "
        "x channels, as an input of 64x3; a single channel is 64x1, and behind a dense layer, a globalaverage or the "
        "last step of a gru or lstm there is no time left: one below another is written gru:16:everystep");
    struct Refused {
        const char* text;
        const char* words;
    };
    for (const Refused& network : std::initializer_list<Refused>{
             {"64,gru:16", "a single channel is 64x1"},
             {"8x8x1,lstm:16", "goes over the steps of time x channels"},
             {"64x3,gru", "a gru is written gru:16"},
             {"64x3,gru:0", "the units of a gru must be a whole number from 1"},
             {"64x3,lstm:16:bidirectional", "train with bidirectional=False"},
             {"64x3,lstm:16:proj_size=4", "train with proj_size=0"},
             {"64x3,gru:16:dropout=0.2", "write dropout:20 behind the layer"},
             {"64x3,gru:16:num_layers=2", "write each layer, as gru:16:everystep,gru:16"},
             {"64x3,gru:16:reset_after=False", "resets after the product"},
             {"64x3,gru:16:return_sequences", "write everystep"},
             {"64x3,gru:16:relu", "its activations are fixed"},
             {"64x3,gru:16:everystep:relu", "not 'relu'"},
             {"64x3,rnn:16", "train with gru:16 or lstm:16"},
             {"64x3,bidirectional:16", "train without it"},
             {"64x3,timedistributed(conv1d:8:3)", "go over the steps themselves"},
             {"64x3,timedistributed:dense:8", "is written timedistributed(dense:8:relu)"},
             {"64x3,timedistributed(dense:8):relu", "is written timedistributed(dense:8:relu)"},
             {"64x3,timedistributed(dense:8:softmax)", "softmax belongs to a dense layer"},
             {"64,timedistributed(dense:8)", "a single channel is 64x1"},
             {"65537x8,gru:1000", "there are 65537 steps, of which at most 65536 can be compared"},
             {"8x3,gru:1000000", "more than 67,108,864 parameters"},
             {"64x3,gru:16,batchnorm:relu,dense:2", "cannot have an activation"},
             {"64x3,gru:16,batchnorm", "no layer with weights follows"}}) {
        const std::string sentence = refused(network.text);
        CHECK_MESSAGE(contains(sentence, network.words), network.text, " is refused with: ", sentence);
    }
}
