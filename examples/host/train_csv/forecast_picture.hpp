// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_FORECAST_PICTURE_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_FORECAST_PICTURE_HPP

#include "../teach_digits/chart.hpp"
#include "../teach_digits/panel.hpp"
#include "forecast_report.hpp"
#include "options.hpp"

namespace train_csv {

/// What was measured and what was predicted, of one channel, the last values that were tested.
inline teach::Svg forecast_picture(const ForecastResult& result, const Options& options) {
    constexpr std::size_t most = 200;
    const std::vector<Forecast>& all = result.channels[0];
    const std::size_t count = (std::min)(most, all.size());
    std::vector<teach::Point> measured;
    std::vector<teach::Point> predicted;
    double least = all.back().measured;
    double largest = least;
    for (std::size_t i = 0; i < count; ++i) {
        const Forecast& one = all[all.size() - count + i];
        measured.push_back({static_cast<double>(i), one.measured});
        predicted.push_back({static_cast<double>(i), one.predicted});
        least = (std::min)({least, one.measured, one.predicted});
        largest = (std::max)({largest, one.measured, one.predicted});
    }
    largest = largest > least ? largest : least + 1.0;
    teach::Svg svg(1200.0, 512.0);
    svg.rectangle({0.0, 0.0}, 1200.0, 512.0, teach::colour::page);
    const double rmse = root_mean_square(all, [](const Forecast& f) { return f.predicted - f.measured; });
    svg.write({40.0, 50.0},
              "The next value of " + label_text(options.columns.next[0]) + " is predicted with an error of " +
                  short_number(rmse) + " (RMSE)",
              {teach::colour::ink, 25.0, teach::Anchor::start, true});
    svg.write({40.0, 79.0},
              "The last " + std::to_string(count) + " of " + teach::grouped(result.tested) + " windows of " +
                  std::to_string(options.window) + " samples, by networks that were not trained on them",
              {teach::colour::quiet, 15.0});
    teach::Chart chart(svg, {110.0, 130.0}, 900.0, 300.0, static_cast<double>(count > 1 ? count - 1 : 1), least,
                       largest);
    chart.rule({least, (least + largest) / 2.0, largest}, 2, "");
    chart.plot(measured, "measured", {teach::colour::grey, 2.0});
    chart.plot(predicted, "predicted", {teach::colour::blue, 2.0});
    chart.name_lines();
    chart.number_x("windows");
    return svg;
}

} // namespace train_csv

#endif
