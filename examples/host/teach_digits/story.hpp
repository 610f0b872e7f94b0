// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_STORY_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_STORY_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

#include "score.hpp"

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
    std::uint32_t arrival_steps = 0; ///< board steps while new examples still arrive
    std::vector<BoardPoint> board;
    std::vector<BoardPoint> forgetful; ///< the same board without replay memory
    std::vector<WrongDigit> wrong;
    Score before;
    Score after;
    double factory_seconds = 0.0;
    double board_seconds = 0.0;
};

} // namespace teach

#endif
