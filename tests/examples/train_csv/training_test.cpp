// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/train_csv/training.hpp"

#include <doctest/doctest.h>

#include "refused.hpp"

namespace nn = nervelet;
using csv_tests::read;

namespace {

using Net = nn::Network<float, nn::Input<2, 2>, nn::Dense<6, nn::Tanh>, nn::Dense<2, nn::Softmax>>;

/// x rises in a and falls in b, by a step that differs from window to window.
train_csv::Samples rising_and_falling() {
    std::string text = "x,y,label,day\n";
    for (int i = 0; i < 40; ++i) {
        const std::string from = std::to_string(i % 5);
        const std::string to = std::to_string(i % 5 + 1 + i % 3);
        const std::string day = "," + std::to_string(i) + "\n";
        text += i % 2 == 0 ? from + ",7,a" + day + to + ",7,a" + day : to + ",7,b" + day + from + ",7,b" + day;
    }
    return read(text, "day");
}

std::vector<std::size_t> first_windows(std::size_t count) {
    std::vector<std::size_t> chosen(count);
    std::iota(chosen.begin(), chosen.end(), std::size_t(0));
    return chosen;
}

} // namespace

TEST_CASE("the normalizer is fitted to the rows of the chosen windows, each once") {
    const train_csv::Samples samples = read("x,y,label\n1,5,a\n2,5,a\n3,5,a\n6,5,a\n100,-3,a\n");
    const train_csv::Windows windows = train_csv::cut_windows(samples, 2, 1);
    const auto fitted = train_csv::fit_normalization<2>(samples, windows, first_windows(3)); // not the last row
    CHECK(fitted.count == 4);
    CHECK(fitted.mean == std::array<float, 2>{{3.0f, 5.0f}});
    CHECK(fitted.variance == std::array<float, 2>{{3.5f, 0.0f}});
    const auto later = train_csv::fit_normalization<2>(samples, windows, {0, 3}); // a gap between them
    CHECK(later.count == 4);
    CHECK(later.mean[0] == 27.25f);
}

TEST_CASE("windows are normalized sample by sample; a channel that never changes becomes 0") {
    const train_csv::Samples samples = read("x,y,label\n1,5,a\n3,5,a\n");
    const train_csv::Windows windows = train_csv::cut_windows(samples, 2, 1);
    const auto normalizer = train_csv::fit_normalization<2>(samples, windows, {0}).normalizer();
    const Net::Input expected{{-1.0f, 0.0f, 1.0f, 0.0f}};
    CHECK(train_csv::normalized_window<Net>(samples, windows.all[0], normalizer) == expected);
}

TEST_CASE("numbers beyond what float can normalize are refused") {
    const train_csv::Samples samples = read("x,y,label\n1,3e38,a\n1,-3e38,a\n");
    const train_csv::Windows windows = train_csv::cut_windows(samples, 2, 1);
    CHECK(csv_tests::refusal([&] { train_csv::fit_normalization<2>(samples, windows, {0}); }) ==
          "channel 2 has numbers too large to be normalized in float; give it in a larger unit");
}

TEST_CASE("a network learns, and the same seed gives the same bits") {
    const train_csv::Samples samples = rising_and_falling();
    const train_csv::Windows windows = train_csv::cut_windows(samples, 2, 2);
    const auto normalizer = train_csv::fit_normalization<2>(samples, windows, first_windows(40)).normalizer();
    const auto lessons = train_csv::make_lessons<Net>(samples, windows, first_windows(40), normalizer);
    std::vector<train_csv::Score> scores;
    const auto net = train_csv::train<Net>(lessons, {60, 0.02f, 3}, [&](const Net& so_far, std::uint32_t epoch) {
        scores.push_back(train_csv::score(so_far, lessons));
        CHECK(epoch == scores.size());
    });
    CHECK(scores.size() == 60);
    CHECK(scores.back().accuracy > 0.95);
    CHECK(scores.back().loss < 0.5 * scores.front().loss);
    const auto same = train_csv::train<Net>(lessons, {60, 0.02f, 3}, [](const Net&, std::uint32_t) {});
    CHECK(same->parameters() == net->parameters());
    const auto other = train_csv::train<Net>(lessons, {60, 0.02f, 4}, [](const Net&, std::uint32_t) {});
    CHECK(other->parameters() != net->parameters());
}

TEST_CASE("training that leaves the range of a float is refused") {
    const train_csv::Samples samples = rising_and_falling();
    const train_csv::Windows windows = train_csv::cut_windows(samples, 2, 2);
    const auto normalizer = train_csv::fit_normalization<2>(samples, windows, first_windows(40)).normalizer();
    auto lessons = train_csv::make_lessons<Net>(samples, windows, first_windows(40), normalizer);
    lessons.inputs[5][0] = nn::not_a_number<float>();
    CHECK(csv_tests::refusal([&] {
              train_csv::train<Net>(lessons, {1, 0.01f, 3}, [](const Net&, std::uint32_t) {});
          }) == "in epoch 1 training left the range of a float; give a smaller --rate");
}
