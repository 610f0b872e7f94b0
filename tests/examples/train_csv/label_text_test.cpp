// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/label_text.hpp"

#include <doctest/doctest.h>

using train_csv::first_letters;
using train_csv::label_text;

TEST_CASE("letters of UTF-8 stay, what is none becomes _") {
    CHECK(label_text("c\xc3\xadrculo \xe6\x89\x8b \xf0\x9f\x91\x8b") == "c\xc3\xadrculo \xe6\x89\x8b \xf0\x9f\x91\x8b");
    CHECK(label_text("c\xedrculo") == "c_rculo"); // ISO 8859-1
    CHECK(label_text("\xc3") == "_");
    CHECK(label_text("\xe6\x89") == "__");
    CHECK(label_text("\xc0\x80\xf5") == "___");
}

TEST_CASE("control characters become _, so that no label moves the cursor") {
    CHECK(label_text("a\x1b[2J\n\t\x7f") == "a_[2J___");
    CHECK(label_text("\xc2\x9b"
                     "2J") == "_2J"); // a control sequence in one character
}

TEST_CASE("long labels are cut between letters") {
    CHECK(label_text("123456789012345678901234") == "123456789012345678901234");
    CHECK(label_text("1234567890123456789012345") == "123456789012345678901234...");
    CHECK(first_letters("\xc3\xad\xc3\xad\xc3\xad", 2) == "\xc3\xad\xc3\xad");
    CHECK(train_csv::letters_in("\xc3\xad\xe6\x89\x8b!") == 3);
}
