// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/time_folds.hpp"

#include <doctest/doctest.h>

#include "refused.hpp"

using csv_tests::read;
using csv_tests::rows;
using Indices = std::vector<std::size_t>;

namespace {

const std::string names = "x,y,label,day\n";

} // namespace

TEST_CASE("only what ends before the first tested row is trained on, and each block but the first is tested once") {
    const train_csv::Samples samples = read(names + rows(50, "a"));
    const train_csv::Windows windows = train_csv::cut_windows(samples, 5, 2);
    const std::vector<train_csv::Split> splits = train_csv::time_folds(samples, windows, 4);
    REQUIRE(splits.size() == 4);
    Indices tested;
    for (const train_csv::Split& split : splits) {
        REQUIRE(!split.trained.empty());
        const std::size_t first_row = windows.all[split.tested.front()].first;
        for (const std::size_t i : split.trained) {
            CHECK(windows.all[i].first + 5 <= first_row);
        }
        // As many as can be: the next one shares a row with what is tested.
        CHECK(windows.all[split.trained.back() + 1].first + 5 > first_row);
        CHECK(split.trained.front() == 0);
        tested.insert(tested.end(), split.tested.begin(), split.tested.end());
    }
    Indices expected(windows.all.size() - windows.all.size() / 5);
    std::iota(expected.begin(), expected.end(), windows.all.size() / 5);
    CHECK(tested == expected);
}

TEST_CASE("recordings are tested whole, by what was trained on all others") {
    const train_csv::Samples samples = read(names + rows(9, "a", "1") + rows(9, "a", "2") + rows(9, "a", "3"), "day");
    const train_csv::Windows windows = train_csv::cut_windows(samples, 6, 1);
    const std::vector<train_csv::Split> splits = train_csv::time_folds(samples, windows, 3);
    CHECK(splits[1].tested == Indices{4, 5, 6, 7});
    CHECK(splits[1].trained == Indices{0, 1, 2, 3, 8, 9, 10, 11});
}

TEST_CASE("too few windows are refused") {
    const train_csv::Samples samples = read(names + rows(9, "a"));
    const train_csv::Windows windows = train_csv::cut_windows(samples, 5, 1);
    CHECK(
        csv_tests::refusal([&] { train_csv::time_folds(samples, windows, 2); }) ==
        "of 5 windows none is left to train on or to test in fold 1; record longer, or give a smaller --hop, --window "
        "or --folds");
}
