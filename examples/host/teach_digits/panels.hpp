// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_PANELS_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_PANELS_HPP

#include <algorithm>
#include <string>
#include <vector>

#include "chart.hpp"
#include "confusion_table.hpp"
#include "panel.hpp"
#include "story.hpp"

namespace teach {

/// Training in the factory: accuracy above, loss below, over the epochs.
inline void draw_factory(Svg& svg, Point corner, const Story& story) {
    draw_panel(svg, corner, "1. In the factory: 0 to 7", "A " + story.network + ": digits read right; below, its loss");
    std::vector<Point> training;
    std::vector<Point> test;
    std::vector<Point> loss;
    double largest_loss = 0.5;
    double bottom = 80.0;
    for (const FactoryPoint& point : story.factory) {
        const double epoch = static_cast<double>(loss.size() + 1);
        training.push_back({epoch, 100.0 * static_cast<double>(point.training)});
        test.push_back({epoch, 100.0 * static_cast<double>(point.test)});
        loss.push_back({epoch, static_cast<double>(point.loss)});
        largest_loss = (std::max)(largest_loss, loss.back().y);
        while (bottom > 0.0 && test.back().y < bottom) {
            bottom -= 10.0;
        }
    }
    if (loss.size() == 1) { // one point is no line
        for (std::vector<Point>* const line : {&training, &test, &loss}) {
            line->insert(line->begin(), {0.0, line->front().y});
        }
    }
    const double epochs = static_cast<double>(story.factory.size());
    const Point left{corner.x + 62.0, corner.y + 70.0};
    Chart right(svg, left, 350.0, 130.0, epochs, bottom, 100.0);
    right.rule({bottom, (bottom + 100.0) / 2.0, 100.0}, 0, "%");
    right.plot(training, "training " + percent(story.factory.back().training), {colour::grey, 2.0});
    right.plot(test, "test " + percent(story.factory.back().test), {colour::blue, 2.0});
    right.name_lines();
    Chart wrong(svg, {left.x, left.y + 160.0}, 350.0, 86.0, epochs, 0.0, largest_loss);
    wrong.rule({0.0, 0.5, 1.0, 1.5}, 1, "");
    wrong.plot(loss, "loss " + decimal(loss.back().y, 2), {colour::ink, 2.0});
    wrong.name_lines();
    wrong.number_x("epochs");
}

/// One of the accuracies over the steps, in percent.
inline std::vector<Point> shares(const std::vector<BoardPoint>& points, float BoardPoint::*share) {
    std::vector<Point> line;
    for (const BoardPoint& point : points) {
        line.push_back({static_cast<double>(point.steps), 100.0 * static_cast<double>(point.*share)});
    }
    return line;
}

/// Training on the board: accuracy on old and new digits, and on old digits without replay memory.
inline void draw_forgetting(Svg& svg, Point corner, const Story& story) {
    draw_panel(svg, corner, "2. On the board: 8 and 9 come, 0 to 7 stay",
               "Test digits read correctly while it learns. Dashed: without replay memory");
    const double steps = static_cast<double>(story.board.back().steps);
    Chart chart(svg, {corner.x + 62.0, corner.y + 70.0}, 316.0, 246.0, steps, 0.0, 100.0);
    chart.shade(static_cast<double>(story.arrival_steps), "8 and 9 arrive");
    chart.rule({0.0, 25.0, 50.0, 75.0, 100.0}, 0, "%");
    chart.plot(shares(story.forgetful, &BoardPoint::old_digits),
               "old, no replay " + percent(story.forgetful.back().old_digits),
               {colour::grey, 2.0, Anchor::start, false, true});
    chart.plot(shares(story.board, &BoardPoint::new_digits), "new " + percent(story.board.back().new_digits),
               {colour::orange, 2.0});
    chart.plot(shares(story.board, &BoardPoint::old_digits), "old " + percent(story.board.back().old_digits),
               {colour::blue, 2.0});
    chart.name_lines();
    chart.number_x("examples learned on the board, one at a time");
}

/// The confusion matrix of the ten digits, about 36 test images each.
inline void draw_confusion(Svg& svg, Point corner, const Score& score) {
    draw_panel(svg, corner, "3. What it is, and what the board says",
               "360 test digits: a row for what it is, a column for what the board says; and F1");
    const TableLayout layout{{corner.x + 70.0, corner.y + 86.0}, 38.0, 25.5, 40.0, Anchor::middle};
    svg.write({corner.x + 20.0, layout.origin.y - 8.0}, "it is", {colour::quiet, 12.0});
    std::vector<TableClass> digits;
    for (std::size_t digit = 0; digit < class_count; ++digit) {
        digits.push_back({std::to_string(digit), is_old(digit) ? colour::ink : colour::orange});
    }
    draw_confusion_table(svg, layout, digits, score.confusion);
}

/// One image.
inline void draw_digit(Svg& svg, Point corner, double side, std::size_t image) {
    svg.rectangle(corner, side, side, colour::page);
    for (std::size_t j = 0; j < Digits::pixel_count; ++j) {
        const int level = Digits::pixel(image, j);
        if (level > 0) {
            svg.rectangle({corner.x + side / 8.0 * static_cast<double>(j % 8),
                           corner.y + side / 8.0 * static_cast<double>(j / 8)},
                          side / 8.0, side / 8.0, colour::ink, 0.0, level / 16.0);
        }
    }
}

/// The test digits that it reads wrongly, at most 40.
inline void draw_wrong(Svg& svg, Point corner, const Story& story) {
    constexpr std::size_t limit = 40;
    const std::vector<WrongDigit>& wrong = story.wrong;
    const std::size_t shown = (std::min)(wrong.size(), limit);
    const std::string more = wrong.size() > limit ? ", " + std::to_string(limit) + " shown" : "";
    draw_panel(svg, corner, "4. What it still gets wrong",
               std::to_string(wrong.size()) + " of " + std::to_string(story.after.all.count()) + " test digits" + more +
                   "; 3 as 8: a 3 read as an 8. Orange: new digits");
    const std::size_t columns = shown <= 12 ? 4 : shown <= 21 ? 7 : 8;
    const double pitch_x = 510.0 / static_cast<double>(columns);
    const double pitch_y = shown <= 21 ? 98.0 : shown <= 32 ? 74.0 : 59.0;
    const double side = shown <= 12 ? 76.0 : shown <= 21 ? 64.0 : shown <= 32 ? 48.0 : 40.0;
    for (std::size_t i = 0; i < shown; ++i) {
        const WrongDigit& digit = wrong[i * wrong.size() / shown];
        const double middle = corner.x + 19.0 + pitch_x * (static_cast<double>(i % columns) + 0.5);
        const double top = corner.y + 62.0 + pitch_y * static_cast<double>(i / columns);
        const std::size_t actual = label_of(digit.image);
        draw_digit(svg, {middle - side / 2.0, top}, side, digit.image);
        svg.write({middle, top + side + 13.0}, std::to_string(actual) + " as " + std::to_string(digit.said),
                  {is_old(actual) ? colour::blue : colour::orange, 12.0, Anchor::middle});
    }
}

} // namespace teach

#endif
