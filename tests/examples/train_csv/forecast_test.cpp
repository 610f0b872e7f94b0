// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/forecast_header.hpp"
#include "../../../examples/host/train_csv/forecast_report.hpp"

#include <doctest/doctest.h>

#include "refused.hpp"

namespace nn = nervelet;

namespace {

using Net = nn::Network<float, nn::Input<6, 2>, nn::GRU<6>, nn::Dense<1>>;

const train_csv::ColumnNames columns{{"x", "y"}, "", "", {"y"}};

/// x is a triangle, y the same, later, and ten times as large.
train_csv::Samples triangles() {
    std::string text = "x,y\n";
    const auto triangle = [](int i) {
        return std::abs(i % 12 - 6);
    };
    for (int i = 0; i < 160; ++i) {
        text += std::to_string(triangle(i)) + "," + std::to_string(100 + 10 * triangle(i + 9)) + "\n";
    }
    return train_csv::read_samples(text, columns, '.');
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a file needs no labels where the next values are predicted") {
    const train_csv::Samples samples = triangles();
    CHECK(samples.label_names == std::vector<std::string>{""});
    CHECK(samples.size() == 160);
    CHECK(train_csv::predicted_channels(columns) == std::vector<std::size_t>{1});
}

TEST_CASE("the target is the row behind the window, normalized like its channel") {
    const train_csv::Samples samples = triangles();
    const train_csv::Windows windows = train_csv::cut_windows(samples, 7, 3);
    const auto normalizer = train_csv::fit_normalization<2>(samples, windows, {0, 1, 2, 3, 4}).normalizer();
    const auto lessons = train_csv::make_forecasts<Net>(samples, windows, {1, 4}, normalizer, {1});
    REQUIRE(lessons.targets.size() == 2);
    CHECK(lessons.targets[1][0] == normalizer.apply({{samples.values[2 * 18], samples.values[2 * 18 + 1]}})[1]);
    CHECK(lessons.inputs[1] == train_csv::normalized_window<Net>(samples, windows.all[4], normalizer));
}

TEST_CASE("a recurrent network learns what comes next, in the unit of the file, and the header says it") {
    const train_csv::Samples samples = triangles();
    const train_csv::Windows windows = train_csv::cut_windows(samples, 7, 1);
    const std::vector<train_csv::Split> splits = train_csv::time_folds(samples, windows, 2);
    std::size_t epochs = 0;
    const train_csv::ForecastResult result = train_csv::cross_validate_forecasts<Net>(
        samples, windows, splits, {60, 0.01f, 7}, {1}, [&](std::size_t, std::uint32_t) { ++epochs; });
    CHECK(epochs == 120);
    REQUIRE(result.channels.size() == 1);
    CHECK(result.channels[0].size() == splits[0].tested.size() + splits[1].tested.size());
    CHECK(result.channels[0].size() == result.tested);
    const auto error = [](const train_csv::Forecast& one) {
        return one.predicted - one.measured;
    };
    CHECK(train_csv::root_mean_square(result.channels[0], error) < 4.0); // where y changes by 10 from row to row
    CHECK(train_csv::root_mean_square(result.channels[0], [](const train_csv::Forecast& one) {
              return one.before - one.measured;
          }) == doctest::Approx(10.0));
    CHECK(contains(train_csv::forecast_text(result, {"y"}), "next value of      RMSE  mean error"));
    CHECK(contains(train_csv::forecast_text(result, {"y"}), "          10\n"));

    Net net;
    nn::initialize(net, 7);
    const auto normalization = train_csv::fit_normalization<2>(samples, windows, splits[0].trained);
    const std::string text = train_csv::board_header(
        net, "mine", train_csv::forecaster_text(net, normalization, samples, columns, windows.all[0], 1));
    CHECK(contains(text, "using Net = nervelet::Network<float, nervelet::Input<6, 2>, nervelet::GRU<6>, "));
    CHECK(contains(text, "next_mean{{\n    " + weights::literal(normalization.mean[1]) + ",\n}};\n"));
    CHECK(contains(text, "inline Net::Output forecast(const Net::Input& window_of_sensor) {\n"));
    const float y = net(train_csv::normalized_window<Net>(samples, windows.all[0], normalization.normalizer()))[0];
    const float scale = static_cast<float>(std::sqrt(static_cast<double>(normalization.variance[1])));
    CHECK(contains(text, "example_answer{{\n    " + weights::literal(normalization.mean[1] + scale * y) + ",\n}};\n"));
}
