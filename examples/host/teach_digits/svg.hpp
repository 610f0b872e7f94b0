// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_SVG_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_SVG_HPP

#include <cstdio>
#include <string>
#include <vector>

#include "text.hpp"

namespace teach {

/// Colours that colour-blind people can tell apart (Okabe and Ito 2008).
namespace colour {
constexpr const char* page = "#f4f2ec";
constexpr const char* panel = "#ffffff";
constexpr const char* ink = "#26292e";
constexpr const char* quiet = "#6b7078";
constexpr const char* grid = "#e4e2dc";
constexpr const char* blue = "#0072b2";
constexpr const char* orange = "#c65a00"; // vermilion, darkened so that small text can be read
constexpr const char* grey = "#9a9da3";
} // namespace colour

/// Pixels from the upper left corner.
struct Point {
    double x;
    double y;
};

/// Which part of a text is at its point.
enum class Anchor { start, middle, end };

/// The style of a line or a text.
struct Style {
    const char* colour = colour::ink;
    double size = 13.0; ///< of the font, or of the stroke
    Anchor anchor = Anchor::start;
    bool bold = false;
    bool dashed = false;
};

/// An SVG picture, built element by element. Units are pixels, y points down. Texts are UTF-8.
class Svg {
public:
    /// An empty picture of that size.
    Svg(double width, double height) {
        text_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + decimal(width, 0) + " " +
                decimal(height, 0) + "\" width=\"" + decimal(width, 0) + "\" height=\"" + decimal(height, 0) +
                "\" font-family=\"Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif\">\n";
    }

    /// A rectangle, radius: of its corners.
    void rectangle(Point corner, double width, double height, const std::string& fill, double radius = 0.0,
                   double opacity = 1.0) {
        text_ += "<rect" + at("x", corner.x) + at("y", corner.y) + at("width", width) + at("height", height);
        text_ += (radius > 0.0 ? at("rx", radius) : "") + " fill=\"" + fill + "\"";
        text_ += (opacity < 1.0 ? " fill-opacity=\"" + decimal(opacity, 3) + "\"" : "") + "/>\n";
    }

    /// A text.
    void write(Point where, const std::string& words, const Style& style) {
        static const char* const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
        text_ += "<text" + at("x", where.x) + at("y", where.y) + at("font-size", style.size) + " fill=\"" +
                 style.colour + "\"" + anchors[static_cast<int>(style.anchor)] +
                 (style.bold ? " font-weight=\"bold\"" : "") + ">" + escaped(words) + "</text>\n";
    }

    /// A line through these points.
    void line(const std::vector<Point>& points, const Style& style) {
        text_ += "<polyline fill=\"none\" stroke-linejoin=\"round\" stroke=\"" + std::string(style.colour) + "\"" +
                 at("stroke-width", style.size) + (style.dashed ? " stroke-dasharray=\"5 4\"" : "") + " points=\"";
        for (const Point& point : points) {
            text_ += decimal(point.x, 1) + "," + decimal(point.y, 1) + " ";
        }
        text_ += "\"/>\n";
    }

    /// Writes the file. False if it cannot be written.
    bool save(const std::string& file_name) const {
        std::FILE* const file = std::fopen(file_name.c_str(), "wb");
        if (file == nullptr) {
            return false;
        }
        const std::string all = text_ + "</svg>\n";
        const bool written = std::fwrite(all.data(), 1, all.size(), file) == all.size();
        return (std::fclose(file) == 0) && written;
    }

private:
    static std::string escaped(const std::string& words) {
        std::string text;
        for (const char letter : words) {
            text += letter == '<' ? "&lt;" : letter == '>' ? "&gt;" : letter == '&' ? "&amp;" : std::string(1, letter);
        }
        return text;
    }

    static std::string at(const char* name, double value) {
        return std::string(" ") + name + "=\"" + decimal(value, 1) + "\"";
    }

    std::string text_;
};

} // namespace teach

#endif
