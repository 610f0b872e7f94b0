// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_STORY_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_STORY_HPP

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

#include "board.hpp"
#include "factory.hpp"
#include "options.hpp"

namespace teach {

/// One epoch in the factory.
struct FactoryPoint {
    float loss;     ///< mean over the epoch, of varied images
    float training; ///< share right of the training images of 0 .. 7
    float test;     ///< share right of the test images of 0 .. 7
};

/// One look at the board's network, on the test digits.
struct BoardPoint {
    std::uint32_t steps;
    float old_digits;
    float new_digits;
};

struct WrongDigit {
    std::size_t image;
    std::size_t said;
};

/// What one seed's device lived through.
struct Story {
    std::uint32_t seed = 0;
    std::vector<FactoryPoint> factory;
    std::size_t factory_images = 0;
    std::size_t replayed = 0;        ///< old examples that the board gets from the factory
    std::uint32_t arrival_steps = 0; ///< board steps while new examples still arrive
    std::vector<BoardPoint> board;
    std::vector<BoardPoint> forgetful; ///< the same board without replay memory
    std::vector<WrongDigit> wrong;
    Score before;
    Score after;
    double factory_seconds = 0.0;
    double board_seconds = 0.0;
};

constexpr std::uint32_t steps_per_arrival = 250;
constexpr std::uint32_t steps_afterwards = 30000;

using Clock = std::chrono::steady_clock;
inline double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Lets the board live: the old examples it is delivered with, then 8 and 9 in turn, and some steps after each.
template <class Progress>
std::vector<BoardPoint> live(Board& board, const std::vector<std::size_t>& delivered,
                             const std::vector<std::size_t>& arrivals, std::uint32_t total, Progress progress) {
    constexpr std::uint32_t look_every = 500;
    std::vector<BoardPoint> points;
    const auto look = [&] {
        const Score now = score(board.net());
        points.push_back({board.steps(), now.old_digits.value(), now.new_digits.value()});
        progress(points.back());
    };
    for (const std::size_t i : delivered) {
        board.remember(Digits::image<float>(i), label_of(i));
    }
    look();
    for (const std::size_t i : arrivals) {
        board.remember(Digits::image<float>(i), label_of(i));
        for (std::uint32_t step = 0; step < steps_per_arrival; ++step) {
            board.learn();
        }
        look();
    }
    while (board.steps() < total) {
        for (std::uint32_t step = 0; step < look_every; ++step) {
            board.learn();
        }
        look();
    }
    return points;
}

/// The first `shots` training images of 8 and of 9 in an order by seed, in turn.
inline std::vector<std::size_t> draw_arrivals(std::uint64_t seed, std::size_t shots) {
    nervelet::Random random(4 * seed + 2);
    nervelet::ShuffledIndices<Digits::training_count> order;
    order.shuffle(random);
    std::vector<std::size_t> of[class_count];
    for (const std::size_t i : order) {
        of[label_of(i)].push_back(i);
    }
    std::vector<std::size_t> arrivals;
    for (std::size_t shot = 0; shot < shots; ++shot) {
        for (std::size_t digit = old_count; digit < class_count; ++digit) {
            arrivals.push_back(of[digit][shot]);
        }
    }
    return arrivals;
}

/// Factory, delivery, board, for one seed. reporter: see report.hpp.
template <class Reporter>
Story tell(std::uint32_t seed, const Options& options, Reporter& reporter) {
    Story story;
    story.seed = seed;
    Factory factory(seed, options.epochs);
    story.factory_images = factory.image_count();
    reporter.factory_begins(story);
    Clock::time_point start = Clock::now();
    for (std::uint32_t epoch = 1; epoch <= options.epochs; ++epoch) {
        const float loss = factory.epoch();
        story.factory.push_back({loss, factory.training_accuracy(), score(factory.net()).old_digits.value()});
        reporter.epoch_done(epoch, story.factory.back());
    }
    story.factory_seconds = seconds_since(start);
    story.before = score(factory.net());
    reporter.factory_done(story);

    std::vector<std::size_t> delivered;
    for (std::size_t digit = 0; digit < old_count; ++digit) {
        const std::vector<std::size_t> hardest = factory.hardest_first(digit);
        delivered.insert(delivered.end(), hardest.begin(), hardest.begin() + old_places / old_count);
    }
    story.replayed = delivered.size();
    const std::vector<std::size_t> arrivals = draw_arrivals(seed, options.shots);
    story.arrival_steps = static_cast<std::uint32_t>(arrivals.size()) * steps_per_arrival;
    const std::uint32_t total = story.arrival_steps + steps_afterwards;
    reporter.board_begins(story, total);
    const std::uint64_t board_seed = 4 * std::uint64_t{seed} + 3;
    const auto board = std::make_unique<Board>(factory.net(), board_seed, total);
    start = Clock::now();
    story.board =
        live(*board, delivered, arrivals, total, [&](const BoardPoint& point) { reporter.board_looked(point, total); });
    story.board_seconds = seconds_since(start);
    story.after = score(board->net());
    for (std::size_t i = Digits::training_count; i < Digits::count; ++i) {
        const std::size_t said = nervelet::argmax(board->net()(Digits::image<float>(i)));
        if (said != label_of(i)) {
            story.wrong.push_back({i, said});
        }
    }
    const auto forgetful = std::make_unique<Board>(factory.net(), board_seed, total);
    story.forgetful = live(*forgetful, {}, arrivals, total, [](const BoardPoint&) {});
    reporter.board_done(story);
    return story;
}

} // namespace teach

#endif
