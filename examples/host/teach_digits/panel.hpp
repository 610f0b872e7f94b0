// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_PANEL_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_PANEL_HPP

#include <string>

#include "svg.hpp"

namespace teach {

constexpr double panel_width = 548.0;
constexpr double panel_height = 364.0;

/// The background of a panel, with its titles.
inline void draw_panel(Svg& svg, Point corner, const std::string& title, const std::string& subtitle) {
    svg.rectangle(corner, panel_width, panel_height, colour::panel, 8.0);
    svg.write({corner.x + 20.0, corner.y + 30.0}, title, {colour::ink, 17.0, Anchor::start, true});
    svg.write({corner.x + 20.0, corner.y + 49.0}, subtitle, {colour::quiet, 12.0});
}

} // namespace teach

#endif
