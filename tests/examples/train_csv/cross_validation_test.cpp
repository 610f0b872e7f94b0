// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/cross_validation.hpp"

#include <doctest/doctest.h>

#include "refused.hpp"

namespace nn = nervelet;
using csv_tests::read;

namespace {

using Net = nn::Network<float, nn::Input<2, 2>, nn::Dense<2, nn::Softmax>>;

/// In each recording x is near 0 in a and near 1 in b.
std::string text_of(int recordings, const char* in_a, const char* in_b) {
    std::string text = "x,y,label,day\n";
    for (int day = 0; day < recordings; ++day) {
        for (int i = 0; i < 8; ++i) {
            text += std::string(i < 4 ? in_a : in_b) + ",0." + std::to_string(i % 4) + (i < 4 ? ",a," : ",b,") +
                    std::to_string(day) + "\n";
        }
    }
    return text;
}

train_csv::CrossValidation<2> validate(const std::string& text) {
    const train_csv::Samples samples = read(text, "day");
    const train_csv::Windows windows = train_csv::cut_windows(samples, 2, 1);
    const train_csv::Folds folds = train_csv::make_folds(samples, windows, 4);
    return train_csv::cross_validate<Net>(samples, windows, folds, 4, {30, 0.05f, 7},
                                          [](std::size_t, std::uint32_t, const train_csv::Epoch&) {});
}

} // namespace

TEST_CASE("each window is tested once, by a network that learned from the others") {
    const train_csv::CrossValidation<2> result = validate(text_of(4, "0", "1"));
    CHECK(result.confusion.total() == 4 * 6);
    CHECK(result.confusion.accuracy<double>() == doctest::Approx(1.0));
    CHECK(result.folds.size() == 4);
    for (const train_csv::Fold& fold : result.folds) {
        CHECK(fold.trained == 18);
        CHECK(fold.tested == 6);
        CHECK(fold.left_out == 0);
        CHECK(fold.epochs.size() == 30);
        CHECK(fold.epochs.back().test.accuracy == doctest::Approx(1.0));
        CHECK(fold.epochs.back().training.loss < fold.epochs.front().training.loss);
    }
}

TEST_CASE("what is tested was not trained on: of a recording whose labels are swapped nothing is recognised") {
    const train_csv::CrossValidation<2> result = validate(text_of(3, "0", "1") + "1,0.1,a,9\n1,0.2,a,9\n1,0.3,a,9\n"
                                                                                 "0,0.1,b,9\n0,0.2,b,9\n0,0.3,b,9\n");
    CHECK(result.confusion.total() == 3 * 6 + 4);
    CHECK(result.folds[3].epochs.back().test.accuracy == doctest::Approx(0.0));
}

TEST_CASE("the normalizer of a fold does not see what is tested in it") {
    const std::string plain = text_of(3, "0", "1");
    const auto with = [&](const char* x) {
        std::string text = plain;
        for (const char* const end : {",0.1,a,9\n", ",0.2,a,9\n", ",0.3,b,9\n", ",0.4,b,9\n"}) {
            text += x + std::string(end);
        }
        return validate(text);
    };
    const train_csv::Fold usual = with("1").folds[3];
    const train_csv::Fold distant = with("1e9").folds[3];
    CHECK(usual.tested == 2);
    for (std::size_t epoch = 0; epoch < usual.epochs.size(); ++epoch) { // the same training, whatever is tested
        CHECK(usual.epochs[epoch].training.loss == distant.epochs[epoch].training.loss);
    }
    CHECK(usual.epochs.back().test.loss != distant.epochs.back().test.loss);
}
