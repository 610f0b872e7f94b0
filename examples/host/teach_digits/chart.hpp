// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_CHART_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_CHART_HPP

#include <algorithm>
#include <string>
#include <vector>

#include "svg.hpp"

namespace teach {

/// A plot area: data (x, y) with x in [0, last_x], y in [bottom, top], drawn into a rectangle of pixels.
class Chart {
public:
    /// corner: the upper left one, in pixels, as width and height are.
    Chart(Svg& svg, Point corner, double width, double height, double last_x, double bottom, double top)
        : svg_(svg), corner_(corner), width_(width), height_(height), last_x_(last_x), bottom_(bottom), top_(top) {}

    /// The pixel of a data point; y is clamped to [bottom, top].
    Point place(double x, double y) const {
        const double inside = (std::min)((std::max)(y, bottom_), top_);
        return {corner_.x + width_ * x / last_x_, corner_.y + height_ * (top_ - inside) / (top_ - bottom_)};
    }

    /// A grid line with a number for every y.
    void rule(const std::vector<double>& ys, int decimals, const std::string& unit) {
        for (const double y : ys) {
            const Point left = place(0.0, y);
            svg_.line({left, {corner_.x + width_, left.y}}, {colour::grid, 1.0});
            svg_.write({left.x - 8.0, left.y + 4.0}, decimal(y, decimals) + unit, {colour::quiet, 12.0, Anchor::end});
        }
    }

    /// Round numbers below the chart, and the name of the x axis.
    void number_x(const std::string& name) {
        const double step = round_step(last_x_);
        for (double x = 0.0; x <= last_x_; x += step) {
            svg_.write({place(x, bottom_).x, corner_.y + height_ + 18.0}, grouped(static_cast<std::size_t>(x)),
                       {colour::quiet, 12.0, Anchor::middle});
        }
        svg_.write({corner_.x + width_ / 2.0, corner_.y + height_ + 36.0}, name, {colour::quiet, 12.0, Anchor::middle});
    }

    /// A band from x = 0 to until, with a text to its right, in the middle of the height.
    void shade(double until, const std::string& words) {
        svg_.rectangle(corner_, width_ * until / last_x_, height_, colour::orange, 0.0, 0.08);
        svg_.write({corner_.x + width_ * until / last_x_ + 6.0, corner_.y + 0.64 * height_}, words,
                   {colour::orange, 12.0});
    }

    /// A line. name_lines() writes its name to the right of its end.
    void plot(const std::vector<Point>& data, const std::string& name, const Style& style) {
        std::vector<Point> points;
        for (const Point& point : data) {
            points.push_back(place(point.x, point.y));
        }
        svg_.line(points, style);
        names_.push_back({points.back().y, name, style.colour});
    }

    /// Writes the names of all lines, moved apart where they would overlap.
    void name_lines() {
        std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.y < b.y; });
        double free_from = corner_.y;
        for (Name& name : names_) {
            name.y = (std::max)(name.y, free_from);
            free_from = name.y + 16.0;
        }
        double free_until = corner_.y + height_;
        for (std::size_t i = names_.size(); i-- > 0;) {
            names_[i].y = (std::min)(names_[i].y, free_until);
            free_until = names_[i].y - 16.0;
            svg_.write({corner_.x + width_ + 8.0, names_[i].y + 4.0}, names_[i].words,
                       {names_[i].colour, 13.0, Anchor::start, true});
        }
    }

private:
    /// 1, 2 or 5 times a power of ten, so that at most five steps fit.
    static double round_step(double last) {
        double step = 1.0;
        for (int i = 0; 5.0 * step < last; ++i) {
            step *= i % 3 == 1 ? 2.5 : 2.0;
        }
        return step;
    }

    struct Name {
        double y;
        std::string words;
        const char* colour;
    };

    Svg& svg_;
    Point corner_;
    double width_;
    double height_;
    double last_x_;
    double bottom_;
    double top_;
    std::vector<Name> names_;
};

} // namespace teach

#endif
