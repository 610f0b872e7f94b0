// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_PICTURE_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_PICTURE_HPP

#include <string>

#include "board.hpp"
#include "options.hpp"
#include "panels.hpp"

namespace teach {

/// Which seed the picture shows, and of which.
inline std::string seed_text(std::uint32_t seed, const Options& options) {
    const std::string text = "nervelet, seed " + std::to_string(seed);
    return options.seeds == 1 ? text
                              : text + ", the median of " + std::to_string(options.seed) + " to " +
                                    std::to_string(options.seed + (options.seeds - 1));
}

/// Writes an SVG file with all panels. False if it cannot be written.
inline bool write_picture(const Story& story, const Options& options) {
    Svg svg(1200.0, 900.0);
    svg.rectangle({0.0, 0.0}, 1200.0, 900.0, colour::page);
    svg.write({40.0, 50.0},
              "A device learns two new digits: " + percent(story.after.all.value()) + " of all ten read correctly",
              {colour::ink, 28.0, Anchor::start, true});
    svg.write({40.0, 79.0},
              "Old digits " + percent(story.before.old_digits.value()) + " before, " +
                  percent(story.after.old_digits.value()) + " after. New digits " +
                  percent(story.before.new_digits.value()) + " before, " + percent(story.after.new_digits.value()) +
                  " after, from " + std::to_string(options.shots) + (options.shots == 1 ? " example" : " examples") +
                  " of each. RAM " + grouped(story.ram) + " of " + grouped(ram_budget) + " bytes.",
              {colour::quiet, 15.0});
    draw_factory(svg, {40.0, 100.0}, story);
    draw_forgetting(svg, {612.0, 100.0}, story);
    draw_confusion(svg, {40.0, 488.0}, story.after);
    draw_wrong(svg, {612.0, 488.0}, story);
    svg.write({40.0, 880.0},
              "Test digits: the last 360, by other writers than most training digits (Alpaydin, Kaynak, doi "
              "10.24432/C50P49, CC BY 4.0).",
              {colour::quiet, 12.0});
    svg.write({1160.0, 880.0}, seed_text(story.seed, options), {colour::quiet, 12.0, Anchor::end});
    return svg.save(options.output);
}

} // namespace teach

#endif
