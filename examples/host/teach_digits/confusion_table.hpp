// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_CONFUSION_TABLE_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_CONFUSION_TABLE_HPP

#include <algorithm>
#include <string>
#include <vector>

#include "svg.hpp"

namespace teach {

/// How a confusion matrix is drawn. Units are pixels.
struct TableLayout {
    Point origin;       ///< the upper left corner of the first cell
    double cell_width;  ///< at least 30, so that the counts fit
    double cell_height; ///< at least 20
    double full;        ///< the count that has the full colour where it is right; where it is wrong, 15% of it
    Anchor row_names;   ///< middle: centred 14 pixels left of the cells; end: ending there
};

/// A class in the table.
struct TableClass {
    std::string name;
    const char* colour;
};

/// The confusion matrix: a row for each actual class, a column for each predicted class, and F1. Blue is right, orange
/// is wrong. confusion: a nervelet::ConfusionMatrix.
template <class Confusion>
void draw_confusion_table(Svg& svg, const TableLayout& layout, const std::vector<TableClass>& classes,
                          const Confusion& confusion) {
    const Point origin = layout.origin;
    const double end = origin.x + static_cast<double>(classes.size()) * layout.cell_width + 46.0;
    for (std::size_t actual = 0; actual < classes.size(); ++actual) {
        const TableClass& row = classes[actual];
        const double offset = static_cast<double>(actual);
        const double baseline = origin.y + (offset + 0.5) * layout.cell_height + 4.5;
        svg.write({origin.x + (offset + 0.5) * layout.cell_width, origin.y - 8.0}, row.name,
                  {row.colour, 13.0, Anchor::middle, true});
        svg.write({origin.x - 14.0, baseline}, row.name, {row.colour, 13.0, layout.row_names, true});
        svg.write({end, baseline}, decimal(confusion.template f1<double>(actual), 3), {row.colour, 13.0, Anchor::end});
        for (std::size_t said = 0; said < classes.size(); ++said) {
            const unsigned count = confusion.count(actual, said);
            const double share = actual == said ? count / layout.full : 0.15 + count / (0.15 * layout.full);
            const Point cell{origin.x + static_cast<double>(said) * layout.cell_width,
                             origin.y + offset * layout.cell_height};
            svg.rectangle({cell.x + 1.0, cell.y + 1.0}, layout.cell_width - 2.0, layout.cell_height - 2.0,
                          count == 0       ? colour::page
                          : actual == said ? colour::blue
                                           : colour::orange,
                          3.0, count == 0 ? 1.0 : (std::min)(share, 1.0));
            if (count != 0) {
                svg.write({cell.x + layout.cell_width / 2.0, baseline}, std::to_string(count),
                          {share > 0.55 ? colour::panel : colour::ink, 13.0, Anchor::middle});
            }
        }
    }
    svg.write({end, origin.y - 8.0}, "F1", {colour::quiet, 12.0, Anchor::end});
}

} // namespace teach

#endif
