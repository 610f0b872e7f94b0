// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/header_text.hpp"

#include <doctest/doctest.h>

#include <nervelet/storage.hpp>

#include "../../../examples/host/weights/write_weights.hpp"
#include "imported_recurrent.hpp"

namespace nn = nervelet;
using files::contains;
using files::difference;
using files::imported;
using files::refused;
using files::TorchModel;

namespace {

/// The same of the library's own network in float: within the tolerance.
template <class Net>
bool answers(const TorchModel& model, const weights::Model& network) {
    CHECK(weights::description_of<Net>().parameter_count == network.parameters.size());
    Net net;
    std::copy(network.parameters.begin(), network.parameters.end(), net.parameters().begin());
    bool is_right = true;
    for (const files::Example& example : model.examples) {
        typename Net::Input x{};
        std::transform(example.x.begin(), example.x.end(), x.begin(),
                       [](double number) { return static_cast<float>(number); });
        const typename Net::Output y = net(x);
        const double tolerance = weights::tolerance_of(weights::evaluate(network, example.x));
        for (std::size_t j = 0; j < y.size(); ++j) {
            is_right = is_right && std::fabs(static_cast<double>(y[j]) - example.y[j]) <= tolerance;
        }
    }
    return is_right;
}

using nn::EveryStep;
using nn::Input;
using GruNet = nn::Network<float, Input<6, 2>, nn::GRU<3>, nn::Dense<2>>;
using LstmNet = nn::Network<float, Input<5, 2>, nn::LSTM<3, EveryStep>, nn::TimeDistributed<nn::Dense<2, nn::Sigmoid>>>;
using TwoGrus = nn::Network<float, Input<5, 1>, nn::GRU<4, EveryStep>, nn::GRU<4>, nn::Dense<1>>;
using Stacked = nn::Network<float, Input<4, 3>, nn::LSTM<2, EveryStep>, nn::GRU<2, EveryStep>, nn::Dense<2, nn::Tanh>>;
using OverConvolution = nn::Network<float, Input<8, 2>, nn::Conv1D<3, 3, nn::ReLU>, nn::GRU<3>, nn::Dense<2>>;
using TwoOfKeras = nn::Network<float, Input<5, 1>, nn::LSTM<4, EveryStep>, nn::GRU<2, EveryStep>,
                               nn::TimeDistributed<nn::Dense<1, nn::Tanh>>>;

} // namespace

TEST_CASE("recurrent models of PyTorch answer as there, in double and in the library's float") {
    const TorchModel gru = files::gru_of_torch();
    CHECK(difference(gru, imported(gru)) < 1e-14);
    CHECK(answers<GruNet>(gru, imported(gru)));
    const TorchModel lstm = files::lstm_of_torch();
    CHECK(difference(lstm, imported(lstm)) < 1e-14);
    CHECK(answers<LstmNet>(lstm, imported(lstm)));
    const TorchModel two = files::two_grus_of_torch(); // of one module with num_layers=2
    CHECK(difference(two, imported(two)) < 1e-14);
    CHECK(answers<TwoGrus>(two, imported(two)));
    const TorchModel over = files::gru_over_convolution_of_torch();
    CHECK(difference(over, imported(over)) < 1e-14);
    CHECK(answers<OverConvolution>(over, imported(over)));
}

TEST_CASE("behind the steps of a recurrent layer the order of Flatten is to be said") {
    const TorchModel stacked = files::stacked_of_torch();
    CHECK(contains(refused(stacked), "add --flatten channels_last"));
    const weights::Model network = imported(stacked, {}, weights::Flatten::channels_last);
    CHECK(difference(stacked, network) < 1e-14);
    CHECK(answers<Stacked>(stacked, network));
    CHECK(difference(stacked, imported(stacked, {}, weights::Flatten::channels_first)) > 1e-3);
    CHECK(contains(network.notes[1], "no bias") == false);
    CHECK(std::count(network.notes.begin(), network.notes.end(), "gru 2: no bias, so zero") == 1);
}

TEST_CASE("recurrent models of Keras answer as its formulas say") {
    const TorchModel gru = files::gru_of_keras();
    CHECK(difference(gru, imported(gru)) < 1e-14);
    CHECK(answers<GruNet>(gru, imported(gru)));
    const TorchModel two = files::two_of_keras();
    CHECK(difference(two, imported(two)) < 1e-14);
    CHECK(answers<TwoOfKeras>(two, imported(two)));
}
