// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/report.hpp"

#include <doctest/doctest.h>

#include "refused.hpp"

using csv_tests::read;
using csv_tests::rows;

namespace {

/// Two folds and three labels: 3 of 4, 2 of 2 and none of 2 are recognised.
train_csv::CrossValidation<3> three_labels() {
    train_csv::CrossValidation<3> result;
    for (const std::size_t said : {0u, 0u, 0u, 2u}) {
        result.confusion.add(0, said);
    }
    for (const std::size_t label : {1u, 1u, 2u, 2u}) {
        result.confusion.add(label, 1);
    }
    for (const double accuracy : {0.75, 0.5}) {
        train_csv::Fold fold;
        fold.left_out = 3;
        fold.epochs.push_back({{1.0, 0.1}, {accuracy, 0.9}});
        result.folds.push_back(fold);
    }
    return result;
}

} // namespace

TEST_CASE("what was read, and what is not used") {
    const train_csv::Samples samples =
        read("x,y,label,day\n" + rows(1200, "a", "1") + rows(5, "b", "2") + rows(1, "a", "2"), "day");
    const train_csv::Windows windows = train_csv::cut_windows(samples, 5, 1);
    CHECK(train_csv::data_text(samples, windows, 1) ==
          "  1,206 samples of 2 channels in 2 recordings.\n"
          "  1,197 windows of 5 samples, one every 1 sample:\n"
          "     1,196  a\n"
          "         1  b\n"
          "  Not used: 1 stretch of one label, shorter than a window; the first in line 1,207.\n");
    CHECK(train_csv::folds_text(samples, 2) == "  Tested on other recordings than it was trained on.\n");
    const train_csv::Samples without = read("x,y,label,day\n" + rows(6, "a"));
    CHECK(train_csv::data_text(without, train_csv::cut_windows(without, 5, 2), 2) ==
          "  6 samples of 2 channels.\n"
          "  1 window of 5 samples, one every 2 samples:\n"
          "         1  a\n");
    CHECK(train_csv::folds_text(without, 2).find("expect less of a new recording") != std::string::npos);
}

TEST_CASE("accuracy over all windows, and mean and standard deviation of the folds") {
    CHECK(train_csv::accuracy_text(three_labels()) ==
          "  Recognised: 62.5% of all windows. Of a fold: mean 62.5%, standard deviation 17.7%.\n"
          "  Not trained on in some fold, as they share samples with a window that is tested there: 6.\n");
}

TEST_CASE("the confusion matrix is aligned, also with letters of several bytes") {
    CHECK(train_csv::confusion_text(three_labels(), {"c\xc3\xadrculo", "tap", "rest"}) ==
          "      it is   recognised as:\n"
          "             c\xc3\xadrculo      tap     rest   precision  recall     F1\n"
          "    c\xc3\xadrculo        3        0        1      100.0%   75.0%  85.7%\n"
          "        tap        0        2        0       50.0%  100.0%  66.7%\n"
          "       rest        0        2        0        0.0%    0.0%   0.0%\n");
}
