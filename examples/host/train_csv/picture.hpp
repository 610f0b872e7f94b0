// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_PICTURE_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_PICTURE_HPP

#include "../teach_digits/chart.hpp"
#include "../teach_digits/confusion_table.hpp"
#include "../teach_digits/panel.hpp"
#include "cross_validation.hpp"
#include "label_text.hpp"
#include "options.hpp"

namespace train_csv {

using teach::Anchor;
using teach::Point;
using teach::Svg;
namespace colour = teach::colour;

/// A number of each epoch, and the mean over all folds. read: gives it of an Epoch.
template <class Read>
std::vector<Point> mean_curve(const std::vector<Fold>& folds, Read read) {
    std::vector<Point> curve;
    for (std::size_t epoch = 0; epoch < folds[0].epochs.size(); ++epoch) {
        double sum = 0.0;
        for (const Fold& fold : folds) {
            sum += read(fold.epochs[epoch]);
        }
        curve.push_back({static_cast<double>(epoch + 1), sum / static_cast<double>(folds.size())});
    }
    if (curve.size() == 1) { // one point is no line
        curve.insert(curve.begin(), {0.0, curve[0].y});
    }
    return curve;
}

/// Accuracy above, loss below, over the epochs: means of all folds.
inline void draw_curves(Svg& svg, Point corner, const std::vector<Fold>& folds) {
    teach::draw_panel(svg, corner, "1. While it is trained",
                      "Windows recognised; below, the cross-entropy. Means of " + std::to_string(folds.size()) +
                          " folds");
    const auto trained = mean_curve(folds, [](const Epoch& epoch) { return 100.0 * epoch.training.accuracy; });
    const auto tested = mean_curve(folds, [](const Epoch& epoch) { return 100.0 * epoch.test.accuracy; });
    const auto trained_loss = mean_curve(folds, [](const Epoch& epoch) { return epoch.training.loss; });
    const auto tested_loss = mean_curve(folds, [](const Epoch& epoch) { return epoch.test.loss; });
    double largest_loss = 0.5;
    for (std::size_t i = 0; i < tested_loss.size(); ++i) {
        largest_loss = (std::max)({largest_loss, trained_loss[i].y, tested_loss[i].y});
    }
    const double epochs = trained.back().x;
    const Point left{corner.x + 62.0, corner.y + 70.0};
    teach::Chart right(svg, left, 330.0, 130.0, epochs, 0.0, 100.0);
    right.rule({0.0, 50.0, 100.0}, 0, "%");
    right.plot(trained, "training " + teach::decimal(trained.back().y, 1) + "%", {colour::grey, 2.0});
    right.plot(tested, "test " + teach::decimal(tested.back().y, 1) + "%", {colour::blue, 2.0});
    right.name_lines();
    teach::Chart wrong(svg, {left.x, left.y + 160.0}, 330.0, 86.0, epochs, 0.0, largest_loss);
    wrong.rule({0.0, largest_loss / 2.0, largest_loss}, 2, "");
    wrong.plot(trained_loss, "training " + teach::decimal(trained_loss.back().y, 2), {colour::grey, 2.0});
    wrong.plot(tested_loss, "test " + teach::decimal(tested_loss.back().y, 2), {colour::blue, 2.0});
    wrong.name_lines();
    wrong.number_x("epochs");
}

/// The confusion matrix of all windows; with more than 12 labels it has no room, and the report on the terminal has it.
template <std::size_t Labels>
void draw_confusion(Svg& svg, Point corner, const nervelet::ConfusionMatrix<Labels>& confusion,
                    const std::vector<std::string>& labels) {
    constexpr std::size_t most = 12;
    teach::draw_panel(svg, corner, "2. What it is, and what the network says",
                      Labels > most ? "With so many labels: as the program printed it"
                                    : "All windows, when they were tested: a row for what it is; and F1");
    if (Labels > most) {
        return;
    }
    std::size_t full = 1;
    std::vector<teach::TableClass> classes;
    const double cell_width = (std::min)(82.0, 370.0 / static_cast<double>(Labels));
    const std::size_t longest = static_cast<std::size_t>(cell_width / 8.2); // letters of 13 pixels, bold
    for (std::size_t label = 0; label < Labels; ++label) {
        const std::string name = label_text(labels[label]);
        classes.push_back({letters_in(name) > longest ? first_letters(name, longest - 1) + "." : name, colour::ink});
        full = (std::max)(full, static_cast<std::size_t>(confusion.count(label, label)));
    }
    const Point origin{corner.x + 116.0, corner.y + 90.0};
    teach::draw_confusion_table(svg,
                                {origin, cell_width, (std::min)(56.0, 258.0 / static_cast<double>(Labels)),
                                 static_cast<double>(full), Anchor::end},
                                classes, confusion);
}

/// The whole picture.
template <std::size_t Labels>
Svg picture(const CrossValidation<Labels>& result, const Samples& samples, const Options& options) {
    Svg svg(1200.0, 512.0);
    svg.rectangle({0.0, 0.0}, 1200.0, 512.0, colour::page);
    svg.write({40.0, 50.0},
              teach::percent(result.confusion.template accuracy<double>()) +
                  " of the windows are recognised by a network that was not trained on them",
              {colour::ink, 25.0, Anchor::start, true});
    const std::size_t slash = options.file.find_last_of("/\\");
    svg.write({40.0, 79.0},
              label_text(slash == std::string::npos ? options.file : options.file.substr(slash + 1)) + ": " +
                  teach::grouped(result.confusion.total()) + " windows of " + std::to_string(options.window) +
                  " samples. " +
                  (options.columns.recording.empty()
                       ? "Tested on other blocks of the file than it was trained on; name the recordings for a "
                         "stricter test."
                       : "Tested on other recordings than it was trained on (" + label_text(options.columns.recording) +
                             ")."),
              {colour::quiet, 15.0});
    draw_curves(svg, {40.0, 100.0}, result.folds);
    draw_confusion(svg, {612.0, 100.0}, result.confusion, samples.label_names);
    svg.write({1160.0, 492.0},
              "nervelet, seed " + std::to_string(options.recipe.seed) + ", " + std::to_string(options.recipe.epochs) +
                  " epochs",
              {colour::quiet, 12.0, Anchor::end});
    return svg;
}

} // namespace train_csv

#endif
