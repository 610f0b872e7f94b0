// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/samples.hpp"

#include <doctest/doctest.h>

#include "refused.hpp"

using csv_tests::read;
using csv_tests::refused;
using Words = std::vector<std::string>;

TEST_CASE("samples are the channels in the order in which they are asked for, with labels and lines") {
    const train_csv::Samples samples = read("t,y,label,x\n0,1,walk,2\n\n1,3,rest,4\n2,5,walk,6\n");
    CHECK(samples.channels == 2);
    CHECK(samples.values == std::vector<float>{2, 1, 4, 3, 6, 5});
    CHECK(samples.label_names == Words{"rest", "walk"});
    CHECK(samples.labels == std::vector<std::size_t>{1, 0, 1});
    CHECK(samples.recording_names == Words{""});
    CHECK(samples.recordings == std::vector<std::size_t>{0, 0, 0});
    CHECK(samples.lines == std::vector<std::size_t>{2, 4, 5});
}

TEST_CASE("labels that are whole numbers stand in the order of their values") {
    CHECK(read("x,y,label\n1,1,10\n1,1,9\n1,1,b\n1,1,a\n").label_names == Words{"9", "10", "a", "b"});
}

TEST_CASE("recordings are numbered as they come, and may come again") {
    const train_csv::Samples samples = read("x,y,label,day\n1,1,a,tue\n1,1,a,mon\n1,1,a,tue\n", "day");
    CHECK(samples.recording_names == Words{"tue", "mon"});
    CHECK(samples.recordings == std::vector<std::size_t>{0, 1, 0});
}

TEST_CASE("the same file with semicolons and decimal commas, CRLF, a byte order mark and quotation marks") {
    const train_csv::Samples samples =
        read("\xef\xbb\xbf\"x\";\"y\";\"label\"\r\n0,5;1;\"a;b\"\r\n-2,25;2;c\r\n", "", ',');
    CHECK(samples.values == std::vector<float>{0.5f, 1, -2.25f, 2});
    CHECK(samples.label_names == Words{"a;b", "c"});
}

TEST_CASE("empty files are refused") {
    for (const char* const text : {"", "\n\r\n", "\xef\xbb\xbf"}) {
        CHECK(refused(text) == "the file is empty; expected a line with the names of the columns, then a row for each "
                               "sample");
    }
    CHECK(refused("x,y,label\n") == "line 2: expected a row for each sample behind the names of the columns, got the "
                                    "end of the file; record something first");
}

TEST_CASE("columns that are not there are refused with the names of those that are") {
    CHECK(refused("a,y,label\n1,1,a\n") == "line 1: there is no column 'x'; give --channels one of these: a, y, label");
    CHECK(refused("x,y,gesture\n1,1,a\n") ==
          "line 1: there is no column 'label'; give --label one of these: x, y, gesture");
    CHECK(refused("x,y,label\n1,1,a\n", "day") ==
          "line 1: there is no column 'day'; give --recording one of these: x, y, label");
}

TEST_CASE("a first line that does not name the columns is refused") {
    CHECK(refused("0.1,0.2,a\n") == "line 1, column 1: expected the name of a column, got the number '0.1'; put a line "
                                    "with the names of the columns on top");
    CHECK(refused("x,y,label,y\n") == "line 1, column 4: column 2 has the name 'y', too; rename one of them");
}

TEST_CASE("rows with more or fewer cells are refused with their line") {
    CHECK(refused("x,y,label\n1,1,a\n1,a\n") ==
          "line 3: expected 3 cells, as line 1 has names, got 2; correct the row, or delete it");
    CHECK(refused("x,y,label\n0,5,1,2,a\n") == "line 2: expected 3 cells, as line 1 has names, got 5; if the numbers "
                                               "have decimal commas, separate them by semicolons");
    CHECK(refused("x;y;label\n1;1;a;b\n") ==
          "line 2: expected 3 cells, as line 1 has names, got 4; correct the row, or delete it");
}

TEST_CASE("cells are refused with line, column and the name of the column") {
    CHECK(refused("label,x,y\na,1,oops\n") == "line 2, column 3 (y): expected a number, got 'oops'; correct it, or "
                                              "leave this column out of --channels");
    CHECK(refused("\"label\",x,y\n\"a\nb\",1,1\na,nan,1\n") ==
          "line 4, column 2 (x): expected a finite number, got 'nan'; fill in what was measured, or delete the row");
    CHECK(refused("label,x,y\n,1,1\n") ==
          "line 2, column 1 (label): expected a label, got nothing; fill it in, or delete the row");
    CHECK(refused("label,x,y,day\na,1,1,\n", "day") ==
          "line 2, column 4 (day): expected the name of a recording, got nothing; fill it in, or delete the row");
}

TEST_CASE("of many names a message has the first twenty") {
    const Words names(20, "n");
    CHECK(train_csv::listed(names).size() == 20 + 19 * 2);
    CHECK(train_csv::listed(Words(23, "n")) == train_csv::listed(names) + " and 3 more");
}
