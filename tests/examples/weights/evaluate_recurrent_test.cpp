// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/evaluate_recurrent.hpp"

#include <doctest/doctest.h>

#include "../../../examples/host/weights/header_text.hpp"
#include "../../../examples/host/weights/write_weights.hpp"
#include "files.hpp"

namespace nn = nervelet;
using files::contains;
using nn::Input;

TEST_CASE("states that rounding makes unknown are refused, for every answer would pass") {
    using Steep = nn::Network<float, Input<200, 1>, nn::GRU<16>, nn::Dense<2>>;
    static Steep net;
    nn::initialize(net, 7);
    weights::Model model;
    model.network = weights::description_of<Steep>();
    for (const float number : net.parameters()) {
        model.parameters.push_back(4.0f * number);
    }
    std::vector<double> x;
    for (int i = 0; i < 200; ++i) {
        x.push_back(i % 7 / 4.0 - 0.75);
    }
    const std::string sentence = files::refusal([&] { weights::evaluate(model, x); });
    CHECK_MESSAGE(contains(sentence, "write fewer steps as the input, on which its weights do not depend"), sentence);
}
