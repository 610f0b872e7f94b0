// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_CHAPTERS_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_CHAPTERS_HPP

#include <chrono>
#include <cstdint>
#include <vector>

#include <nervelet/data/shuffle.hpp>
#include <nervelet/metric/argmax.hpp>

#include "board.hpp"
#include "factory.hpp"
#include "herding.hpp"
#include "score.hpp"
#include "story.hpp"

namespace teach {

constexpr std::uint32_t steps_per_arrival = 250; ///< training steps after each new example
constexpr std::uint32_t look_every = 500;        ///< steps between two tests

using Clock = std::chrono::steady_clock;
/// Wall-clock time.
inline double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Runs all epochs of the factory. Returns a point for each.
template <class Net, class Progress>
std::vector<FactoryPoint> work(Factory<Net>& factory, std::uint32_t epochs, Progress progress) {
    std::vector<FactoryPoint> points;
    while (points.size() < epochs) {
        const float loss = factory.epoch();
        points.push_back({loss, factory.training_accuracy(), score(factory.net()).old_digits.value()});
        progress(static_cast<std::uint32_t>(points.size()), points.back());
    }
    return points;
}

/// Runs the board: it gets the old examples, then 8 and 9 in turn, with training steps after each. Returns a point for
/// each test.
template <class Net, class Progress>
std::vector<BoardPoint> live(Board<Net>& board, const std::vector<std::size_t>& delivered,
                             const std::vector<std::size_t>& arrivals, Progress progress) {
    std::vector<BoardPoint> points;
    const auto learn_and_look = [&](std::uint32_t steps) {
        for (std::uint32_t step = 0; step < steps; ++step) {
            board.learn();
        }
        const Score now = score(board.net());
        points.push_back({board.steps(), now.old_digits.value(), now.new_digits.value()});
        progress(points.back());
    };
    for (const std::size_t i : delivered) {
        board.remember(Digits::image<float>(i), label_of(i));
    }
    learn_and_look(0);
    for (const std::size_t i : arrivals) {
        board.remember(Digits::image<float>(i), label_of(i));
        learn_and_look(steps_per_arrival);
    }
    for (std::uint32_t step = 0; step < Recipe<Net>::steps_afterwards; step += look_every) {
        learn_and_look(look_every);
    }
    return points;
}

/// `shots` random training images of 8 and of 9, in turn.
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

/// The examples that the board is delivered with: the `of_each` most typical ones of each old digit.
inline std::vector<std::size_t> choose_delivered(std::size_t of_each) {
    std::vector<std::size_t> delivered;
    for (std::size_t digit = 0; digit < old_count; ++digit) {
        const std::vector<std::size_t> typical = pick_typical(training_images(digit), of_each);
        delivered.insert(delivered.end(), typical.begin(), typical.end());
    }
    return delivered;
}

/// The test digits that a network reads wrongly, ordered by digit.
template <class Net>
std::vector<WrongDigit> find_wrong(const Net& net) {
    std::vector<WrongDigit> wrong;
    for (std::size_t digit = 0; digit < class_count; ++digit) {
        for (std::size_t i = Digits::training_count; i < Digits::count; ++i) {
            const std::size_t said = nervelet::argmax(answer(net, Digits::image<float>(i)));
            if (label_of(i) == digit && said != digit) {
                wrong.push_back({i, said});
            }
        }
    }
    return wrong;
}

} // namespace teach

#endif
