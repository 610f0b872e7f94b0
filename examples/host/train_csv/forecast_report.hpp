// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_FORECAST_REPORT_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_FORECAST_REPORT_HPP

#include <cstdio>

#include "forecast.hpp"
#include "report.hpp"

namespace train_csv {

/// A number with four digits.
inline std::string short_number(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", number);
    return text;
}

/// What was read, and which windows it gives.
inline std::string forecast_data_text(const Samples& samples, const Windows& windows, std::size_t hop) {
    const bool has_recordings = samples.recording_names != std::vector<std::string>{""};
    return "  " + counted(samples.size(), "sample") + " of " + counted(samples.channels, "channel") +
           (has_recordings ? " in " + counted(samples.recording_names.size(), "recording") : "") + ".\n  " +
           counted(windows.all.size(), "window") + " of " + counted(windows.length - 1, "sample") +
           " and the one behind, one every " + counted(hop, "sample") + ".\n";
}

/// How the folds were made.
inline std::string forecast_folds_text(const Samples& samples) {
    return samples.recording_names != std::vector<std::string>{""}
               ? "  Tested on other recordings than it was trained on.\n"
               : "  Tested on what comes later than all that it was trained on.\n";
}

/// The errors of each predicted channel in its unit, beside those of saying that the value stays as it is.
inline std::string forecast_text(const ForecastResult& result, const std::vector<std::string>& names) {
    std::string text = "  next value of      RMSE  mean error  RMSE if it stayed as it is\n";
    for (std::size_t j = 0; j < names.size(); ++j) {
        const std::vector<Forecast>& forecasts = result.channels[j];
        double sum = 0.0;
        for (const Forecast& one : forecasts) {
            sum += std::fabs(one.predicted - one.measured);
        }
        const double rmse = root_mean_square(forecasts, [](const Forecast& f) { return f.predicted - f.measured; });
        const double stayed = root_mean_square(forecasts, [](const Forecast& f) { return f.before - f.measured; });
        const std::string name = label_text(names[j]);
        text += "  " + name + std::string(13 - (std::min)(std::size_t(13), letters_in(name)), ' ') +
                padded(short_number(rmse), 10) + padded(short_number(sum / static_cast<double>(forecasts.size())), 12) +
                padded(short_number(stayed), 28) + "\n";
    }
    return text;
}

} // namespace train_csv

#endif
