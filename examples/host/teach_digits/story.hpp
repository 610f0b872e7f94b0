// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_STORY_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_STORY_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "score.hpp"

namespace teach {

/// One epoch in the factory.
struct FactoryPoint {
    float loss;     ///< mean over the epoch, of varied images
    float training; ///< accuracy on the training images of 0 .. 7
    float test;     ///< accuracy on the test images of 0 .. 7
};

/// One test of the board's network, on the test digits.
struct BoardPoint {
    std::uint32_t steps; ///< taken before
    float old_digits;    ///< accuracy on 0 .. 7
    float new_digits;    ///< accuracy on 8 and 9
};

/// A test digit that is read wrongly.
struct WrongDigit {
    std::size_t image; ///< its index
    std::size_t said;  ///< the digit that the network reads
};

/// The results of one device.
struct Story {
    std::uint32_t seed = 0;
    std::string network; ///< the description of the factory's
    std::string learns;  ///< what of it learns on the board
    std::size_t ram = 0; ///< of the board: bytes
    std::vector<FactoryPoint> factory;
    std::uint32_t arrival_steps = 0; ///< board steps while new examples still arrive
    std::vector<BoardPoint> board;
    std::vector<BoardPoint> forgetful; ///< the same board without replay memory; empty if not shown
    std::vector<WrongDigit> wrong;     ///< at the end
    Score before;                      ///< of the factory's network
    Score after;                       ///< of the board's network
    double factory_seconds = 0.0;
    double board_seconds = 0.0;
};

} // namespace teach

#endif
