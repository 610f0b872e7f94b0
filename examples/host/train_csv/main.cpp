// Part of nervelet. MIT licence, the nervelet authors.
//
// From a CSV file of your sensor to a trained network in a header for your board, which tells labels apart or predicts
// the next values. examples/README.md goes through it.

#include <cstdio>
#include <nervelet/nervelet.hpp>

namespace nn = nervelet;
#include "train_csv_network.hpp" // made by CMake: includes the file of NERVELET_TRAIN_CSV_NETWORK, else network.hpp

#include "../teach_digits/progress.hpp"
#include "forecast_header.hpp"
#include "forecast_picture.hpp"
#include "options.hpp"
#include "picture.hpp"
#include "report.hpp"

namespace train_csv {

inline Samples read_file(const Options& options) {
    return weights::about_file(options.file, [&] {
        const weights::Bytes bytes = weights::read_file(options.file);
        return read_samples({bytes.begin(), bytes.end()}, options.columns, options.decimal_mark);
    });
}

inline void write_text(const std::string& path, const std::string& text, const char* option) {
    weights::about_file(path, [&] { weights::write_file(path, {text.begin(), text.end()}, option); });
}

/// Trains once more, on everything, and gives the header for the board.
template <class Net>
std::string train_for_board(const Samples& samples, const Windows& windows, const Options& options) {
    std::vector<std::size_t> all(windows.all.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    const auto normalization = fit_normalization<NetworkShape<Net>::channels>(samples, windows, all);
    const auto lessons = make_lessons<Net>(samples, windows, all, normalization.normalizer());
    const auto net = train<Net>(lessons, options.recipe, [](const Net&, std::uint32_t) {});
    return board_header(*net, options.name,
                        recognizer_text(*net, normalization, samples, options.columns, windows.all[0], options.hop));
}

/// Draws the picture. Its type is teach::Svg.
template <class Picture>
void save_picture(const Picture& drawn, const Options& options) {
    weights::about_file(options.output, [&] {
        if (!drawn.save(options.output)) {
            throw Refusal("cannot be written; give --output a path in a folder that can be written to");
        }
    });
    std::printf("Picture: %s\n", options.output.c_str());
}

/// Writes the header, if it is asked for. make() gives its text.
template <class Net, class Make>
void save_header(const Options& options, const Windows& windows, Make make) {
    if (options.header.empty()) {
        std::printf("For the board: say --header recognizer.hpp\n");
        return;
    }
    write_text(options.header, make(), "--header");
    std::printf("Header:  %s, trained on all %s; its %s parameters take %s bytes of flash\n", options.header.c_str(),
                counted(windows.all.size(), "window").c_str(), grouped(Net::parameter_count).c_str(),
                grouped(sizeof(Net)).c_str());
}

/// Tells labels apart.
template <class Net>
void run(const Options& options, std::true_type) {
    const Samples samples = read_file(options);
    check_network<Net>(options.window, samples.channels, samples.label_names);
    const Windows windows =
        weights::about_file(options.file, [&] { return cut_windows(samples, options.window, options.hop); });
    const Folds folds = weights::about_file(options.file, [&] { return make_folds(samples, windows, options.folds); });
    std::printf("%s\n%s\n", first_letters(options.file, options.file.size()).c_str(),
                data_text(samples, windows, options.hop).c_str());

    std::printf("Cross validation: %u folds, %u epochs, seed %u\n%s", options.folds, options.recipe.epochs,
                options.recipe.seed, folds_text(samples, options.folds).c_str());
    teach::Progress progress;
    progress.begin("epoch", options.folds * options.recipe.epochs);
    const auto result = cross_validate<Net>(
        samples, windows, folds, options.folds, options.recipe,
        [&](std::size_t fold, std::uint32_t epoch, const Epoch& scores) {
            progress.show(static_cast<std::uint32_t>(fold) * options.recipe.epochs + epoch,
                          "fold " + std::to_string(fold + 1) + ": " + percent(scores.test.accuracy) + " recognised");
        });
    progress.end();
    std::printf("%s\n%s\n", accuracy_text(result).c_str(), confusion_text(result, samples.label_names).c_str());
    save_picture(picture(result, samples, options), options);
    save_header<Net>(options, windows, [&] { return train_for_board<Net>(samples, windows, options); });
}

/// Trains once more, on everything, and gives the header for the board.
template <class Net>
std::string train_forecaster(const Samples& samples, const Windows& windows, const Options& options) {
    std::vector<std::size_t> all(windows.all.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    const auto normalization = fit_normalization<NetworkShape<Net>::channels>(samples, windows, all);
    const auto lessons =
        make_forecasts<Net>(samples, windows, all, normalization.normalizer(), predicted_channels(options.columns));
    const auto net = train<Net>(lessons, options.recipe, [](const Net&, std::uint32_t) {});
    return board_header(*net, options.name,
                        forecaster_text(*net, normalization, samples, options.columns, windows.all[0], options.hop));
}

/// Predicts the next values.
template <class Net>
void run(const Options& options, std::false_type) {
    const Samples samples = read_file(options);
    const Windows windows =
        weights::about_file(options.file, [&] { return cut_windows(samples, options.window + 1, options.hop); });
    const std::vector<Split> splits =
        weights::about_file(options.file, [&] { return time_folds(samples, windows, options.folds); });
    std::printf("%s\n%s\n", first_letters(options.file, options.file.size()).c_str(),
                forecast_data_text(samples, windows, options.hop).c_str());
    std::printf("Cross validation: %u folds, %u epochs, seed %u\n%s", options.folds, options.recipe.epochs,
                options.recipe.seed, forecast_folds_text(samples).c_str());
    teach::Progress progress;
    progress.begin("epoch", options.folds * options.recipe.epochs);
    const auto result = cross_validate_forecasts<Net>(
        samples, windows, splits, options.recipe, predicted_channels(options.columns),
        [&](std::size_t fold, std::uint32_t epoch) {
            progress.show(static_cast<std::uint32_t>(fold) * options.recipe.epochs + epoch,
                          "fold " + std::to_string(fold + 1));
        });
    progress.end();
    std::printf("%s\n", forecast_text(result, options.columns.next).c_str());
    save_picture(forecast_picture(result, options), options);
    save_header<Net>(options, windows, [&] { return train_forecaster<Net>(samples, windows, options); });
}

} // namespace train_csv

int main(int argument_count, char** arguments) {
    using Shape = train_csv::NetworkShape<Net>;
    return weights::run("train_csv", [&] {
        const weights::CommandLine line =
            weights::read_command_line(argument_count, arguments, train_csv::option_names());
        if (line.help) {
            std::printf("%s", train_csv::usage);
        } else {
            const train_csv::Options options = train_csv::read_options(line, Shape::window);
            train_csv::check_task<Net>(options.columns, options.window);
            train_csv::run<Net>(options, std::integral_constant<bool, Shape::has_labels>{});
        }
    });
}
