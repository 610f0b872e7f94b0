// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/rtneural.hpp"

#include <doctest/doctest.h>

#include "../../../examples/host/weights/evaluate.hpp"
#include "rtneural_models.hpp"

using files::contains;

namespace {

/// The largest difference of what the imported network answers.
double difference(const files::RTNeuralModel& model, std::size_t steps) {
    const weights::Model network = weights::rtneural_model(weights::read_json(model.json), steps);
    double largest = 0.0;
    for (const files::Example& example : model.examples) {
        const std::vector<double> y = weights::evaluate(network, example.x).values;
        REQUIRE(y.size() == example.y.size());
        for (std::size_t j = 0; j < y.size(); ++j) {
            largest = (std::max)(largest, std::fabs(y[j] - example.y[j]));
        }
    }
    return largest;
}

std::string refused(const std::string& json, std::size_t steps = 6) {
    return files::refusal([&] { weights::rtneural_model(weights::read_json(json), steps); });
}

/// A model with another text at the first place of a text.
std::string with(std::string json, const std::string& text, const std::string& other) {
    const std::size_t at = json.find(text);
    REQUIRE(at != std::string::npos);
    return json.replace(at, text.size(), other);
}

} // namespace

TEST_CASE("models of RTNeural answer as their formulas say") {
    CHECK(difference(files::gru_of_rtneural(), 6) < 1e-14);
    CHECK(difference(files::lstm_of_rtneural(), 0) < 1e-6); // the statistics of its batchnorm are floats
    CHECK(difference(files::lstm_of_rtneural(), 7) < 1e-6);
    const auto text = [](const files::RTNeuralModel& model, std::size_t steps) {
        return weights::read_rtneural(weights::read_json(model.json), steps).text;
    };
    CHECK(text(files::gru_of_rtneural(), 64) ==
          "64x1,gru:4:everystep,timedistributed(dense:4:sigmoid),timedistributed(dense:1)");
    CHECK(text(files::lstm_of_rtneural(), 0) ==
          "7x1,timedistributed(dense:3:tanh),conv1d:2:3:causal:dilation=2,batchnorm:unfolded:relu,lstm:2,dense:1");
    CHECK(weights::read_rtneural(weights::read_json(with(files::gru_of_rtneural().json, "null, null", "1, null")), 5)
              .text.substr(0, 4) == "5x1,");
}

TEST_CASE("a model of RTNeural that cannot be imported is refused by the layer, and with the cure") {
    const std::string gru = files::gru_of_rtneural().json;
    const std::string lstm = files::lstm_of_rtneural().json;
    CHECK(contains(refused(gru, 0), "add --steps 64"));
    CHECK(contains(refused("{}"), "has no in_shape and layers"));
    CHECK(contains(refused("[1, 2]"), "has no in_shape and layers"));
    CHECK(contains(refused(with(gru, "\"gru\"", "\"prelu\"")),
                   "has a layer 0 that cannot be imported: there is no 'prelu' here"));
    CHECK(contains(refused(with(gru, "\"gru\"", "\"lstm\"")), "which is refused: "));
    CHECK(contains(refused(with(gru, "\"tanh\"", "\"relu\"")), "a gru has the activation tanh, not 'relu'"));
    CHECK(contains(refused(with(gru, "\"sigmoid\"", "\"swish\"")), "is none of tanh, relu, sigmoid, softmax and elu"));
    CHECK(contains(refused(with(gru, "\"weights\"", "\"weight\"")), "0 arrays of weights instead of 3"));
    CHECK(contains(refused(with(gru, "\"shape\"", "\"form\"")), "it has no shape"));
    CHECK(contains(refused(with(gru, "[null, null, 4]", "[null, null, null]")), "lacks its last number"));
    CHECK(contains(refused(with(gru, "[null, null, 4]", "[null, null, 5]")), "which is refused: "));
    CHECK(contains(refused(with(gru, "[null, null, 4]", "[null, null, 0.5]")), "no whole number"));
    CHECK(contains(refused(with(gru, "[null, null, 1]", "[null, null, 1, 1]")), "of 4 dimensions"));
    CHECK(contains(refused(with(lstm, "\"groups\": 1", "\"groups\": 2")), "groups or a stride other than 1"));
    CHECK(contains(refused(with(lstm, "\"activation\": \"relu\"", "\"activation\": \"\"")),
                   "has a layer 3 that cannot be imported: an activation of its own"));
    CHECK(contains(refused(with(gru, "\"weights\": [[[", "\"weights\": [[[1, 2], [")), "different lengths"));
    CHECK(contains(refused(with(gru, "\"weights\": [[[", "\"weights\": [\"a\", [[")), "instead of 3"));
}

TEST_CASE("whatever becomes of the text, it is a network or a sentence") {
    for (const files::RTNeuralModel& model : {files::gru_of_rtneural(), files::lstm_of_rtneural()}) {
        std::size_t accepted = 0;
        std::uint32_t state = 7;
        const std::string letters = "[]{},:\"0129-.eN nul";
        for (std::size_t i = 0; i < model.json.rfind('}'); ++i) {
            std::string cut = model.json.substr(0, i);
            CHECK(refused(cut) != "");
            state = state * 1664525u + 1013904223u;
            std::string changed = model.json;
            changed[i] = letters[(state >> 16) % letters.size()];
            const std::string sentence = refused(changed);
            accepted += sentence.empty() ? 1 : 0;
            CHECK((sentence.empty() || contains(sentence, "; ")));
        }
        CHECK(accepted > 0);
    }
}
