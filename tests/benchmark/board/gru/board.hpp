// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_GRU_BOARD_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_GRU_BOARD_HPP

#include <cstdint>

#include "network.hpp"

/// The devices around the processor, as in examples/firmware: here a sensor.
struct Board {
    float sensor[Net::input_size + 1]; ///< its last readings, the newest one at the end
    float forecast;                    ///< of the reading after them
    float loss;                        ///< of the last training step
    std::uint32_t windows_waiting;     ///< times that the sensor still has new readings
};

extern volatile Board board;

/// The readings but the newest one, and for each of them the next one.
extern Net::Input window;
extern Net::Output next;

/// Waits for readings and copies them into window and next.
void take_window();

#endif
