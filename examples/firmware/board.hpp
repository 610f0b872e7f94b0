// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_FIRMWARE_BOARD_HPP
#define NERVELET_EXAMPLES_FIRMWARE_BOARD_HPP

#include <cstdint>

#include "network.hpp"

/// The devices around the processor, simulated in RAM. On a real board these would be registers.
struct Board {
    float camera[Net::input_size]; ///< 8 x 8 pixels of 0 (paper) to 1 (ink)
    std::uint32_t keypad;          ///< the digit that the picture shows, as typed by the user
    std::uint32_t display;         ///< the digit that the device reads
    float loss;                    ///< of the last training step
    std::uint32_t frames_waiting;  ///< pictures that the camera still has
};

/// The one that there is.
extern volatile Board board;

/// The last picture taken.
extern Net::Input frame;

/// Waits for a picture and copies it into frame.
void take_frame();

#endif
