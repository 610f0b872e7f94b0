// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/windows.hpp"

#include <doctest/doctest.h>

#include "refused.hpp"

using csv_tests::read;
using csv_tests::rows;

namespace {

/// The first rows of the windows.
std::vector<std::size_t> firsts(const train_csv::Windows& windows) {
    std::vector<std::size_t> result;
    for (const train_csv::Window& window : windows.all) {
        result.push_back(window.first);
    }
    return result;
}

const std::string names = "x,y,label,day\n";

} // namespace

TEST_CASE("a window begins every hop rows, as long as it is full") {
    const train_csv::Samples samples = read(names + rows(10, "a"));
    CHECK(firsts(train_csv::cut_windows(samples, 4, 2)) == std::vector<std::size_t>{0, 2, 4, 6});
    CHECK(firsts(train_csv::cut_windows(samples, 4, 3)) == std::vector<std::size_t>{0, 3, 6});
    CHECK(firsts(train_csv::cut_windows(samples, 4, 7)) == std::vector<std::size_t>{0});
    CHECK(firsts(train_csv::cut_windows(samples, 10, 1)) == std::vector<std::size_t>{0});
    CHECK(firsts(train_csv::cut_windows(samples, 1, 5)) == std::vector<std::size_t>{0, 5});
}

TEST_CASE("no window crosses a change of label or recording, also where the same comes again") {
    const train_csv::Samples samples =
        read(names + rows(5, "a", "m") + rows(5, "b", "m") + rows(5, "b", "t") + rows(2, "b", "m") + rows(4, "b", "t"),
             "day");
    const train_csv::Windows windows = train_csv::cut_windows(samples, 3, 1);
    CHECK(firsts(windows) == std::vector<std::size_t>{0, 1, 2, 5, 6, 7, 10, 11, 12, 17, 18});
    for (const train_csv::Window& window : windows.all) {
        for (std::size_t row = window.first; row < window.first + 3; ++row) {
            CHECK(samples.labels[row] == window.label);
            CHECK(samples.recordings[row] == window.recording);
        }
    }
    CHECK(windows.short_stretches == 1);
    CHECK(windows.short_line == 17);
}

TEST_CASE("a window longer than a recording is refused, with the line where that begins") {
    const auto refused = [](const std::string& text, std::size_t length, const std::string& recording) {
        return csv_tests::refusal([&] { train_csv::cut_windows(read(text, recording), length, 1); });
    };
    const std::string cure = " ever lasts without a change of label or recording; record longer, or train a network "
                             "with a shorter window";
    CHECK(refused(names + rows(9, "a", "mon") + rows(4, "a", "tue"), 5, "day") ==
          "line 11: a window of 5 samples is longer than the recording 'tue'" + cure);
    CHECK(refused(names + rows(9, "a"), 10, "") ==
          "line 2: a window of 10 samples is longer than the recording" + cure);
    CHECK(refused(names + rows(9, "a") + rows(4, "b"), 5, "") ==
          "line 11: a window of 5 samples is longer than the label 'b'" + cure);
    CHECK(refused(names + rows(9, "a") + rows(4, "b"), 4, "").empty());
}
