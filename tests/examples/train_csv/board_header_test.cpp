// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/board_header.hpp"

#include <doctest/doctest.h>

#include "refused.hpp"

namespace nn = nervelet;

namespace {

using Net = nn::Network<float, nn::Input<2, 2>, nn::Dense<2, nn::Softmax>>;

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("any label becomes a string literal of these bytes") {
    CHECK(train_csv::string_literal("tap 2") == "\"tap 2\"");
    CHECK(train_csv::string_literal("\"a\\b?") == "\"\\042a\\134b\\077\"");
    CHECK(train_csv::string_literal("c\xc3\xad"
                                    "7\n") == "\"c\\303\\2557\\012\"");
}

TEST_CASE("the header has the network, the normalizer, the labels and an example") {
    Net net;
    nn::initialize(net, 7);
    const train_csv::Samples samples = csv_tests::read("x,y,label\n1,5,up\n3,6,up\n2,0,*/\n2,1,*/\n");
    const train_csv::Windows windows = train_csv::cut_windows(samples, 2, 1);
    const auto normalization = train_csv::fit_normalization<2>(samples, windows, {0, 1});
    const std::string text = train_csv::board_header(
        net, "mine",
        train_csv::recognizer_text(net, normalization, samples, {{"x\ny", "z\\"}, "label", ""}, windows.all[0], 3));
    CHECK(contains(text, "#ifndef MINE_HPP\n"));
    CHECK(contains(text, "namespace mine {\n"));
    CHECK(contains(text, "constexpr const char* labels[] = {\"*/\", \"up\"};\n"));
    CHECK(contains(text, "each of the channels x_y, z_.\n"));
    CHECK(contains(text, "constexpr std::size_t window = 2;\nconstexpr std::size_t channels = 2;\nconstexpr "
                         "std::size_t hop = 3;"));
    CHECK(contains(text, " mean{{\n    2.0f, 3.0f,\n}};\n"));
    CHECK(contains(text, " variance{{\n    0.5f, 6.5f,\n}};\n"));
    CHECK(contains(text, "::from_mean_and_variance(mean, variance, 4u);\n"));
    CHECK(contains(text, "constexpr Net::Input example{{\n    1.0f, 5.0f, 3.0f, 6.0f,\n}};\n"));
    const Net::Output answer =
        net(train_csv::normalized_window<Net>(samples, windows.all[0], normalization.normalizer()));
    CHECK(contains(text, "example_answer{{\n    " + weights::literal(answer[0]) + ", " + weights::literal(answer[1]) +
                             ",\n}};\n"));
    CHECK(contains(text, "\n} // namespace mine\n\n#endif\n"));
}
