// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/number_cell.hpp"

#include <doctest/doctest.h>

#include "refused.hpp"

namespace {

float number(const std::string& text, char decimal_mark = '.') {
    return train_csv::read_number_cell(text, decimal_mark, "");
}

std::string refused(const std::string& text, char decimal_mark = '.') {
    return csv_tests::refusal([&] { train_csv::read_number_cell(text, decimal_mark, "here: "); });
}

} // namespace

TEST_CASE("numbers are decimal, with a sign and an exponent") {
    CHECK(number("-0.5") == -0.5f);
    CHECK(number("+12") == 12.0f);
    CHECK(number(".25") == 0.25f);
    CHECK(number("3.") == 3.0f);
    CHECK(number("25e-2") == 0.25f);
    CHECK(number("1E+2") == 100.0f);
    CHECK(number("1e-60") == 0.0f);
    CHECK(number("16777217") == 16777216.0f);
}

TEST_CASE("with a decimal comma") {
    CHECK(number("-0,5", ',') == -0.5f);
    CHECK(number("12", ',') == 12.0f);
    CHECK(number("2,5e1", ',') == 25.0f);
}

TEST_CASE("what is no number is refused, with what came and what to do") {
    for (const char* const text : {"abc", "0x10", "1e", "1e+", ".", "-", "1.2.3", "1 2", "1,234.5", "12g", "--1"}) {
        CHECK(refused(text) == "here: expected a number, got '" + std::string(text) +
                                   "'; correct it, or leave this column out of --channels");
    }
    CHECK(refused("") == "here: expected a number, got nothing; fill it in, or delete the row");
    CHECK(refused("0,53") ==
          "here: expected a number, got '0,53'; if the file writes decimal commas, say --decimal comma");
    CHECK(refused("0.53", ',') ==
          "here: expected a number, got '0.53'; the file writes decimal points: leave --decimal comma out");
    CHECK(refused("1.234,5", ',') ==
          "here: expected a number, got '1.234,5'; correct it, or leave this column out of --channels");
}

TEST_CASE("what is no finite number is refused") {
    for (const char* const text : {"nan", "NaN", "-nan", "inf", "-Inf", "INFINITY", "NA", "#N/A", "null"}) {
        CHECK(refused(text) == "here: expected a finite number, got '" + std::string(text) +
                                   "'; fill in what was measured, or delete the row");
    }
    for (const char* const text : {"1e39", "-3.5e38", "1e999"}) {
        CHECK(refused(text) == "here: expected a number that a float can hold, up to 3.4e38, got '" +
                                   std::string(text) + "'; give it in a larger unit");
    }
}
