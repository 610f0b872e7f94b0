// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_SAMPLES_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_SAMPLES_HPP

#include <map>
#include <string>
#include <vector>

#include "columns.hpp"
#include "number_cell.hpp"

namespace train_csv {

/// What a CSV file has measured: row after row the channels, the label, and the recording that the row belongs to.
struct Samples {
    std::size_t channels = 0;                 ///< numbers in a row
    std::vector<float> values;                ///< [row][channel]
    std::vector<std::size_t> labels;          ///< of each row, an index in label_names
    std::vector<std::size_t> recordings;      ///< of each row, an index in recording_names
    std::vector<std::size_t> lines;           ///< of each row, in the file
    std::vector<std::string> label_names;     ///< in their order: whole numbers by value, words by their letters; one
                                              ///< without letters if there is no such column
    std::vector<std::string> recording_names; ///< in the order in which they come; one without a name if there is no
                                              ///< such column

    /// The number of rows.
    std::size_t size() const { return labels.size(); }
};

/// Whether label a stands before b.
inline bool is_before(const std::string& a, const std::string& b) {
    const auto is_whole = [](const std::string& text) {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    };
    return is_whole(a) && is_whole(b) && a.size() != b.size() ? a.size() < b.size() : a < b;
}

/// Puts label_names in their order.
inline void sort_labels(Samples& samples) {
    const std::vector<std::string> old = samples.label_names;
    std::sort(samples.label_names.begin(), samples.label_names.end(), is_before);
    std::vector<std::size_t> place(old.size());
    for (std::size_t i = 0; i < old.size(); ++i) {
        place[i] = static_cast<std::size_t>(std::find(samples.label_names.begin(), samples.label_names.end(), old[i]) -
                                            samples.label_names.begin());
    }
    for (std::size_t& label : samples.labels) {
        label = place[label];
    }
}

/// Numbers words in the order in which they come.
class Numbering {
public:
    std::size_t operator()(const std::string& word, std::vector<std::string>& words) {
        const auto found = numbers_.emplace(word, words.size());
        if (found.second) {
            words.push_back(word);
        }
        return found.first->second;
    }

private:
    std::map<std::string, std::size_t> numbers_;
};

/// Refuses a row with more or fewer cells than there are columns.
inline void check_row_length(const CsvRow& row, std::size_t columns, char separator) {
    if (row.cells.size() != columns) {
        const char* const cure = separator == ',' && row.cells.size() > columns
                                     ? "; if the numbers have decimal commas, separate them by semicolons"
                                     : "; correct the row, or delete it";
        throw Refusal("line " + std::to_string(row.line) + ": expected " + std::to_string(columns) +
                      " cells, as line 1 has names, got " + std::to_string(row.cells.size()) + cure);
    }
}

/// A cell of words, which must not be empty. what: "a label" or the like.
inline const std::string& read_word(const CsvRow& row, std::size_t column, const std::string& name, const char* what) {
    const std::string& word = row.cells[column];
    if (word.empty()) {
        throw Refusal(at_cell(row.line, column + 1, name) + "expected " + what +
                      ", got nothing; fill it in, or delete the row");
    }
    return word;
}

/// Reads a whole CSV file. Throws a Refusal with line and column.
inline Samples read_samples(const std::string& text, const ColumnNames& names, char decimal_mark) {
    CsvRows rows(text);
    CsvRow row;
    if (!rows.next(row)) {
        throw Refusal("the file is empty; expected a line with the names of the columns, then a row for each sample");
    }
    const std::size_t width = row.cells.size();
    const Columns columns = find_columns(row, names);
    Samples samples;
    samples.channels = columns.channels.size();
    Numbering number_label;
    Numbering number_recording;
    while (rows.next(row)) {
        check_row_length(row, width, rows.separator());
        for (std::size_t i = 0; i < columns.channels.size(); ++i) {
            const std::size_t column = columns.channels[i];
            samples.values.push_back(
                read_number_cell(row.cells[column], decimal_mark, at_cell(row.line, column + 1, names.channels[i])));
        }
        samples.labels.push_back(number_label(
            columns.has_label ? read_word(row, columns.label, names.label, "a label") : "", samples.label_names));
        samples.recordings.push_back(number_recording(
            columns.has_recording ? read_word(row, columns.recording, names.recording, "the name of a recording") : "",
            samples.recording_names));
        samples.lines.push_back(row.line);
    }
    if (samples.size() == 0) {
        throw Refusal("line 2: expected a row for each sample behind the names of the columns, got the end of the "
                      "file; record something first");
    }
    sort_labels(samples);
    return samples;
}

} // namespace train_csv

#endif
