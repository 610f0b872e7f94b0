// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_CSV_ROWS_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_CSV_ROWS_HPP

#include <algorithm>
#include <string>
#include <vector>

#include "../weights/refusal.hpp"

namespace train_csv {

using weights::Refusal;

/// A row of a CSV file: its cells, and the line in which it begins.
struct CsvRow {
    std::vector<std::string> cells;
    std::size_t line = 0; ///< from 1
};

/// The beginning of a message about a cell. column: from 1; name: of the column, or empty.
inline std::string at_cell(std::size_t line, std::size_t column, const std::string& name = "") {
    return "line " + std::to_string(line) + ", column " + std::to_string(column) +
           (name.empty() ? "" : " (" + weights::shown(name) + ")") + ": ";
}

/// Reads CSV row after row: RFC 4180, with commas, semicolons or tabs between the cells. Lines end with LF, CRLF or CR;
/// empty lines and a byte order mark of UTF-8 are passed over; blanks around a cell do not count. A cell in quotation
/// marks may hold separators and line breaks, and two quotation marks for one. Throws a Refusal with line and column.
class CsvRows {
public:
    /// text: the whole file, which must outlive it. The separator is the one of semicolon, tab and comma that
    /// the first line has most of.
    explicit CsvRows(const std::string& text) : text_(text) {
        if (text.compare(0, 2, "\xff\xfe") == 0 || text.compare(0, 2, "\xfe\xff") == 0) {
            throw Refusal("line 1: expected UTF-8 or ASCII, got UTF-16; save the file as \"CSV UTF-8\"");
        }
        place_ = text.compare(0, 3, "\xef\xbb\xbf") == 0 ? 3 : 0;
        separator_ = find_separator();
    }

    /// What separates the cells.
    char separator() const { return separator_; }

    /// Reads the next row. False at the end of the file.
    bool next(CsvRow& row) {
        while (!is_end() && is_line_end()) {
            end_line();
        }
        row.cells.clear();
        row.line = line_;
        if (is_end()) {
            return false;
        }
        do {
            row.cells.push_back(read_cell(row.cells.size() + 1));
        } while (pass(separator_));
        if (!is_end()) {
            end_line();
        }
        return true;
    }

private:
    bool is_end() const { return place_ == text_.size(); }
    bool is(char letter) const { return !is_end() && text_[place_] == letter; }
    bool is_line_end() const { return is('\n') || is('\r'); }
    bool is_blank() const { return separator_ != text_[place_] && (is(' ') || is('\t')); }

    bool pass(char letter) {
        const bool found = is(letter);
        place_ += found ? 1 : 0;
        return found;
    }

    void end_line() {
        if (pass('\r')) {
            pass('\n');
        } else {
            pass('\n');
        }
        ++line_;
    }

    void pass_blanks() {
        while (!is_end() && is_blank()) {
            ++place_;
        }
    }

    std::string read_cell(std::size_t column) {
        pass_blanks();
        if (is('"')) {
            return read_quoted(column);
        }
        std::string cell;
        while (!is_end() && !is(separator_) && !is_line_end()) {
            if (is('"')) {
                throw Refusal(at_cell(line_, column) +
                              "expected no quotation mark inside a cell that does not begin with one; put the whole "
                              "cell into quotation marks, and write two for each one in it");
            }
            if (is('\0')) {
                throw Refusal(at_cell(line_, column) +
                              "expected text, got a byte of 0; save the file as \"CSV UTF-8\"");
            }
            cell += text_[place_++];
        }
        return cell.substr(0, cell.find_last_not_of(" \t") + 1);
    }

    std::string read_quoted(std::size_t column) {
        const std::size_t first_line = line_;
        std::string cell;
        ++place_;
        while (!is_end()) {
            if (pass('"') && !is('"')) {
                pass_blanks();
                if (is_end() || is(separator_) || is_line_end()) {
                    return cell;
                }
                throw Refusal(at_cell(line_, column) +
                              "expected the end of the cell behind its closing quotation "
                              "mark, got '" +
                              weights::shown(std::string(1, text_[place_])) +
                              "'; write two quotation marks for each one in a cell");
            }
            if (is_line_end()) {
                cell += '\n';
                end_line();
            } else {
                cell += text_[place_++];
            }
        }
        throw Refusal(at_cell(first_line, column) + "a quotation mark begins a cell that does not end before the file "
                                                    "does; close it");
    }

    char find_separator() const {
        const std::string candidates = ";\t,";
        std::size_t counts[3] = {};
        bool is_quoted = false;
        for (std::size_t i = place_; i < text_.size() && (is_quoted || (text_[i] != '\n' && text_[i] != '\r')); ++i) {
            is_quoted = text_[i] == '"' ? !is_quoted : is_quoted;
            const std::size_t found = candidates.find(text_[i]);
            if (!is_quoted && found != std::string::npos) {
                ++counts[found];
            }
        }
        const std::size_t most = static_cast<std::size_t>(std::max_element(counts, counts + 3) - counts);
        return counts[most] == 0 ? ',' : candidates[most];
    }

    const std::string& text_;
    std::size_t place_ = 0;
    std::size_t line_ = 1;
    char separator_ = ',';
};

} // namespace train_csv

#endif
