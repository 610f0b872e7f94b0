// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/picture.hpp"

#include <cstdio>
#include <doctest/doctest.h>

#include "refused.hpp"

namespace {

/// As many labels as there are; each window of label i is recognised but for the last label.
template <std::size_t Labels>
std::string drawn(std::vector<std::string> names, std::size_t epochs) {
    train_csv::CrossValidation<Labels> result;
    train_csv::Fold fold;
    for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
        fold.epochs.push_back({{0.5, 2.0}, {0.25, 1.0}});
    }
    result.folds.assign(2, fold);
    for (std::size_t label = 0; label < Labels; ++label) {
        result.confusion.add(label, label + 1 < Labels ? label : 0);
    }
    train_csv::Samples samples;
    samples.label_names = std::move(names);
    const train_csv::Options options{"folder/a&b.csv", {{"x"}, "l", ""}, 8, 4, 2, {3, 0.1f, 7}, '.', "", "", "r"};
    const std::string file = "picture_test.svg";
    REQUIRE(train_csv::picture(result, samples, options).save(file));
    const weights::Bytes bytes = weights::read_file(file);
    std::remove(file.c_str());
    return {bytes.begin(), bytes.end()};
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the picture says what was measured") {
    const std::string svg = drawn<3>({"a", "b", "c"}, 3);
    CHECK(contains(svg, ">66.7% of the windows are recognised by a network that was not trained on them<"));
    CHECK(contains(svg, ">training 50.0%<"));
    CHECK(contains(svg, ">test 25.0%<"));
    CHECK(contains(svg, ">test 1.00<"));
    CHECK(contains(svg, ">nervelet, seed 7, 3 epochs<"));
    CHECK(contains(drawn<2>({"a", "b"}, 1), ">test 25.0%<"));
}

TEST_CASE("names of the user's own cannot break the picture") {
    const std::string svg = drawn<3>({"<b>", "\xed", "a label of many letters"}, 3);
    CHECK(contains(svg, ">a&amp;b.csv: 3 windows"));
    CHECK(contains(svg, ">&lt;b&gt;<"));
    CHECK(contains(svg, ">_<"));
    CHECK(contains(svg, ">a label o.<"));
}

TEST_CASE("with many labels the picture says where the confusion matrix is") {
    const std::vector<std::string> names(13, "n");
    CHECK(contains(drawn<13>(names, 2), "With so many labels: as the program printed it"));
    CHECK(!contains(drawn<12>({names.begin(), names.end() - 1}, 2), "With so many labels"));
}
