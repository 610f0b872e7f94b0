// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/network_shape.hpp"

#include <doctest/doctest.h>

#include "refused.hpp"

namespace nn = nervelet;

namespace {

using Net = nn::Network<float, nn::Input<5, 2>, nn::Dense<3, nn::Softmax>>;
using OneChannel = nn::Network<float, nn::Input<5>, nn::Dense<2, nn::Softmax>>;

std::string refused(std::size_t window, std::size_t channels, const std::vector<std::string>& labels) {
    return csv_tests::refusal([&] { train_csv::check_network<Net>(window, channels, labels); });
}

} // namespace

TEST_CASE("a network says which windows it takes") {
    static_assert(train_csv::NetworkShape<Net>::window == 5, "");
    static_assert(train_csv::NetworkShape<Net>::channels == 2, "");
    static_assert(train_csv::NetworkShape<Net>::labels == 3, "");
    static_assert(train_csv::NetworkShape<OneChannel>::window == 5, "");
    static_assert(train_csv::NetworkShape<OneChannel>::channels == 1, "");
    CHECK(refused(5, 2, {"a", "b", "c"}).empty());
}

TEST_CASE("what does not fit is refused, with the network that would") {
    const std::string end = ", nn::Softmax> at the end: see NERVELET_TRAIN_CSV_NETWORK in examples/README.md";
    CHECK(refused(4, 2, {"a", "b", "c"}) == "the network takes windows of 5 samples, and --window is 4; its file needs "
                                            "nn::Input<4, 2> in front and nn::Dense<3" +
                                                end);
    CHECK(refused(5, 3, {"a", "b", "c"}) == "the network takes 2 channels, and --channels names 3; its file needs "
                                            "nn::Input<5, 3> in front and nn::Dense<3" +
                                                end);
    CHECK(refused(5, 2, {"a", "b", "c", "d"}) ==
          "the network has 3 outputs, and the file 4 labels: a, b, c, d; its file needs nn::Input<5, 2> in front and "
          "nn::Dense<4" +
              end);
    CHECK(refused(5, 2, {"a", "b"}) ==
          "the network has 3 outputs, and the file 2 labels: a, b; its file needs nn::Input<5, 2> in front and "
          "nn::Dense<2" +
              end);
    CHECK(refused(5, 2, {"a"}) == "the file has one label, 'a'; record what else there is, so that there is something "
                                  "to tell apart");
}

TEST_CASE("a network with a Softmax tells labels apart, one without predicts next values") {
    using Next = nn::Network<float, nn::Input<16, 2>, nn::GRU<4>, nn::Dense<1>>;
    static_assert(train_csv::NetworkShape<Net>::has_labels, "");
    static_assert(!train_csv::NetworkShape<Next>::has_labels, "");
    const auto task = [](bool is_next, std::size_t window, const train_csv::ColumnNames& names) {
        return csv_tests::refusal(
            [&] { is_next ? train_csv::check_task<Next>(names, window) : train_csv::check_task<Net>(names, window); });
    };
    const std::string end = "> at the end: see NERVELET_TRAIN_CSV_NETWORK in examples/README.md";
    CHECK(task(true, 16, {{"x", "y"}, "", "", {"y"}}).empty());
    CHECK(task(false, 5, {{"x", "y"}, "label", ""}).empty());
    CHECK(
        task(false, 5, {{"x", "y"}, "", "", {"y"}}) ==
        "the network ends with a Softmax, so it tells labels apart, and --next asks for numbers; write nn::Input<5, 2> "
        "in front and nn::Dense<1" +
            end);
    CHECK(task(true, 16, {{"x", "y"}, "label", ""}) ==
          "the network does not end with a Softmax, so it predicts numbers, and --label asks for one of several; write "
          "nn::Input<16, 2> in front and nn::Dense<4, nn::Softmax" +
              end);
    CHECK(task(true, 8, {{"x", "y"}, "", "", {"x", "y"}}) ==
          "the network takes windows of 16 samples of 2 channels and predicts 1 value, and the command line asks for 2 "
          "values from 8 samples of 2; write nn::Input<8, 2> in front and nn::Dense<2" +
              end);
}
