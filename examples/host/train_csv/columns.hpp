// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_COLUMNS_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_COLUMNS_HPP

#include <algorithm>
#include <string>
#include <vector>

#include "csv_rows.hpp"
#include "number_cell.hpp"

namespace train_csv {

/// Which columns of a file are what, by their names.
struct ColumnNames {
    std::vector<std::string> channels;
    std::string label;                  ///< or empty, where the next values are predicted
    std::string recording;              ///< or empty
    std::vector<std::string> next = {}; ///< channels whose next values are predicted, or none
};

/// The same by their numbers, from 0.
struct Columns {
    std::vector<std::size_t> channels;
    bool has_label;
    std::size_t label; ///< where has_label
    bool has_recording;
    std::size_t recording; ///< where has_recording
};

/// Names for a message, the first 20 of them.
inline std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t most = 20;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) {
        text += (i == 0 ? "" : ", ") + weights::shown(names[i]);
    }
    return text + (names.size() > most ? " and " + std::to_string(names.size() - most) + " more" : "");
}

/// Refuses a first line that names no columns, or one of them twice.
inline void check_names(const CsvRow& header) {
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const std::string& name = header.cells[i];
        if (is_decimal_number(name)) {
            throw Refusal(at_cell(header.line, i + 1) + "expected the name of a column, got the number " +
                          weights::quoted(name) + "; put a line with the names of the columns on top");
        }
        const auto first = std::find(header.cells.begin(), header.cells.end(), name);
        const std::size_t same = static_cast<std::size_t>(first - header.cells.begin());
        if (same != i && !name.empty()) {
            throw Refusal(at_cell(header.line, i + 1) + "column " + std::to_string(same + 1) + " has the name " +
                          weights::quoted(name) + ", too; rename one of them");
        }
    }
}

/// The number of a column. option: the one that asks for it.
inline std::size_t find_column(const CsvRow& header, const std::string& name, const char* option) {
    const auto found = std::find(header.cells.begin(), header.cells.end(), name);
    if (found == header.cells.end()) {
        throw Refusal("line " + std::to_string(header.line) + ": there is no column " + weights::quoted(name) +
                      "; give " + option + " one of these: " + listed(header.cells));
    }
    return static_cast<std::size_t>(found - header.cells.begin());
}

/// Finds the columns in the first row of a file. Throws a Refusal.
inline Columns find_columns(const CsvRow& header, const ColumnNames& names) {
    check_names(header);
    Columns columns{{}, !names.label.empty(), 0, !names.recording.empty(), 0};
    for (const std::string& name : names.channels) {
        columns.channels.push_back(find_column(header, name, "--channels"));
    }
    columns.label = columns.has_label ? find_column(header, names.label, "--label") : 0;
    columns.recording = columns.has_recording ? find_column(header, names.recording, "--recording") : 0;
    return columns;
}

} // namespace train_csv

#endif
