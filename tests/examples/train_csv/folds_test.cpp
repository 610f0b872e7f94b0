// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/folds.hpp"

#include <doctest/doctest.h>

#include "refused.hpp"

using csv_tests::read;
using csv_tests::rows;
using train_csv::Folds;
using Indices = std::vector<std::size_t>;

namespace {

const std::string names = "x,y,label,day\n";

std::string refused(const std::string& text, std::size_t length, std::size_t folds, const std::string& recording) {
    const train_csv::Samples samples = read(text, recording);
    const train_csv::Windows windows = train_csv::cut_windows(samples, length, 1);
    return csv_tests::refusal([&] { train_csv::make_folds(samples, windows, folds); });
}

} // namespace

TEST_CASE("without recordings each label's windows become blocks in the order of time") {
    const train_csv::Samples samples = read(names + rows(4, "b") + rows(7, "a") + rows(2, "b"));
    const train_csv::Windows windows = train_csv::cut_windows(samples, 1, 1);
    CHECK(train_csv::make_folds(samples, windows, 3) == Folds{0, 0, 1, 1, 0, 0, 0, 1, 1, 2, 2, 2, 2});
    CHECK(train_csv::make_folds(samples, windows, 2) == Folds{0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1});
}

TEST_CASE("every window is tested once, and none is trained on that shares a row with one that is tested") {
    const train_csv::Samples samples = read(names + rows(40, "a") + rows(40, "b"));
    const train_csv::Windows windows = train_csv::cut_windows(samples, 5, 2);
    const Folds folds = train_csv::make_folds(samples, windows, 4);
    Indices tested(windows.all.size());
    std::size_t left_out = 0;
    for (std::size_t fold = 0; fold < 4; ++fold) {
        const Indices test = train_csv::tested_in(folds, fold);
        const Indices training = train_csv::trained_in(windows, folds, fold);
        left_out += windows.all.size() - test.size() - training.size();
        for (const std::size_t i : test) {
            ++tested[i];
            for (const std::size_t j : training) {
                const std::size_t a = windows.all[i].first;
                const std::size_t b = windows.all[j].first;
                CHECK((a + 5 <= b || b + 5 <= a));
            }
        }
    }
    CHECK(tested == Indices(windows.all.size(), 1));
    CHECK(left_out == 2 * 3 * 4); // two labels, three borders, two windows on each side of one
}

TEST_CASE("the windows of a recording are tested together, and each fold has its share of every label") {
    std::string text = names;
    for (const char* const day : {"1", "2", "3", "4", "5", "6"}) {
        text += rows(6, "a", day) + rows(9, "b", day);
    }
    const train_csv::Samples samples = read(text, "day");
    const train_csv::Windows windows = train_csv::cut_windows(samples, 4, 1);
    const Folds folds = train_csv::make_folds(samples, windows, 3);
    Indices fold_of(6, 99);
    for (std::size_t i = 0; i < folds.size(); ++i) {
        std::size_t& fold = fold_of[windows.all[i].recording];
        CHECK((fold == 99 || fold == folds[i]));
        fold = folds[i];
    }
    CHECK(fold_of == Indices{0, 1, 2, 0, 1, 2});
    for (std::size_t fold = 0; fold < 3; ++fold) { // nothing overlaps, so nothing is left out
        CHECK(train_csv::trained_in(windows, folds, fold).size() + train_csv::tested_in(folds, fold).size() ==
              folds.size());
    }
}

TEST_CASE("recordings of one label each are spread so that no fold has all of one") {
    const train_csv::Samples samples =
        read(names + rows(9, "a", "1") + rows(8, "a", "2") + rows(7, "b", "3") + rows(6, "b", "4"), "day");
    const train_csv::Windows windows = train_csv::cut_windows(samples, 6, 1);
    const Folds folds = train_csv::make_folds(samples, windows, 2);
    CHECK(folds == Folds{0, 0, 0, 0, 1, 1, 1, 0, 0, 1});
}

TEST_CASE("a label with fewer windows than folds is refused") {
    CHECK(refused(names + rows(9, "a") + rows(5, "tap"), 3, 5, "") ==
          "label 'tap' has 3 windows, fewer than 5 folds; record more of it, or give a smaller --hop or --folds");
    CHECK(refused(names + rows(9, "a") + rows(3, "tap"), 3, 2, "") ==
          "label 'tap' has 1 window, fewer than 2 folds; record more of it, or give a smaller --hop or --folds");
}

TEST_CASE("a label of which nothing is left to train on is refused") {
    CHECK(refused(names + rows(30, "a") + rows(6, "tap"), 5, 2, "") ==
          "while fold 1 is tested, no window of label 'tap' is left to train on; record it in more recordings or for "
          "longer, or change --folds");
    CHECK(refused(names + rows(9, "a", "1") + rows(9, "a", "2") + rows(8, "tap", "2"), 3, 2, "day") ==
          "while fold 1 is tested, no window of label 'tap' is left to train on; record it in more recordings or for "
          "longer, or change --folds");
}

TEST_CASE("more folds than recordings are refused") {
    CHECK(refused(names + rows(9, "a", "mon") + rows(9, "b", "tue"), 3, 3, "day") ==
          "3 folds need as many recordings, and the file has 2: mon, tue; record more of them, or give a smaller "
          "--folds");
}
