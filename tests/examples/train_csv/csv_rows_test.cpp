// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/csv_rows.hpp"

#include <doctest/doctest.h>

#include "refused.hpp"

namespace {

using Cells = std::vector<std::string>;

/// All rows of a text; of each its line, then its cells.
std::vector<Cells> all(const std::string& text) {
    train_csv::CsvRows rows(text);
    train_csv::CsvRow row;
    std::vector<Cells> result;
    while (rows.next(row)) {
        result.push_back({std::to_string(row.line)});
        result.back().insert(result.back().end(), row.cells.begin(), row.cells.end());
    }
    return result;
}

std::string refused(const std::string& text) {
    return csv_tests::refusal([&] { all(text); });
}

} // namespace

TEST_CASE("rows end with LF, CRLF or CR, and the last one may lack it; empty lines do not count") {
    const std::vector<Cells> expected{{"1", "a", "b"}, {"3", "1", "2"}};
    CHECK(all("a,b\n\n1,2\n") == expected);
    CHECK(all("a,b\r\n\r\n1,2\r\n") == expected);
    CHECK(all("a,b\r\r1,2") == expected);
    CHECK(all("").empty());
    CHECK(all("\n\r\n\r").empty());
}

TEST_CASE("a byte order mark of UTF-8 is passed over; UTF-16 is refused") {
    CHECK(all("\xef\xbb\xbf"
              "a,b\n") == std::vector<Cells>{{"1", "a", "b"}});
    CHECK(all("\xef\xbb\xbf").empty());
    for (const char* const mark : {"\xff\xfe", "\xfe\xff"}) {
        CHECK(refused(mark) == "line 1: expected UTF-8 or ASCII, got UTF-16; save the file as \"CSV UTF-8\"");
    }
    CHECK(refused(std::string("a,b\0c\n", 6)) ==
          "line 1, column 2: expected text, got a byte of 0; save the file as \"CSV UTF-8\"");
}

TEST_CASE("cells are separated as in the first line: by what it has most of, semicolons, tabs or commas") {
    CHECK(all("a;b,c\n1;2,5\n") == std::vector<Cells>{{"1", "a", "b,c"}, {"2", "1", "2,5"}});
    CHECK(all("a\tb,c\n1\t\n") == std::vector<Cells>{{"1", "a", "b,c"}, {"2", "1", ""}});
    CHECK(all("a,\"b;c\"\n1;2,3\n") == std::vector<Cells>{{"1", "a", "b;c"}, {"2", "1;2", "3"}});
    CHECK(all("a;b;c,d,e\n1;2,5;3\n") == std::vector<Cells>{{"1", "a", "b", "c,d,e"}, {"2", "1", "2,5", "3"}});
    CHECK(all("a\n1,2\n") == std::vector<Cells>{{"1", "a"}, {"2", "1", "2"}});
    CHECK(all("a,b,\n,,\n") == std::vector<Cells>{{"1", "a", "b", ""}, {"2", "", "", ""}});
}

TEST_CASE("blanks around a cell do not count") {
    CHECK(all(" a ,\tb c, \"d \" \n") == std::vector<Cells>{{"1", "a", "b c", "d "}});
}

TEST_CASE("in quotation marks stand separators, line breaks, and two marks for one; lines are still counted") {
    CHECK(all("\"a,\"\"b\"\"\",\"c\r\nd\"\n\"\",2\n") == std::vector<Cells>{{"1", "a,\"b\"", "c\nd"}, {"3", "", "2"}});
}

TEST_CASE("a quotation mark in a wrong place is refused with line and column") {
    CHECK(refused("a,b\n1,2\"\n") == "line 2, column 2: expected no quotation mark inside a cell that does not begin "
                                     "with one; put the whole cell into quotation marks, and write two for each one "
                                     "in it");
    CHECK(refused("a,b\n\"1\"2,3\n") == "line 2, column 1: expected the end of the cell behind its closing quotation "
                                        "mark, got '2'; write two quotation marks for each one in a cell");
    CHECK(refused("a,b\n1,\"2\n3,4\n") ==
          "line 2, column 2: a quotation mark begins a cell that does not end before the file does; close it");
}
