// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_FIXED16_BOARD_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_FIXED16_BOARD_HPP

#include <cstdint>

#include "network.hpp"

/// The devices of examples/firmware without a float: pixels and loss are integers.
struct Board {
    std::int16_t camera[Net::input_size]; ///< 8 x 8 pixels of 0 (paper) to 2048 (ink)
    std::uint32_t keypad;                 ///< the digit that the picture shows
    std::uint32_t display;                ///< the digit that the device reads
    std::int32_t loss;                    ///< of the last training step, in 65536ths
    std::uint32_t frames_waiting;         ///< pictures that the camera still has
};

extern volatile Board board;

/// The last picture taken.
extern Net::Input frame;

/// Waits for a picture and copies it into frame.
void take_frame();

#endif
