// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_HOST_MATCH_HPP
#define NERVELET_TESTS_BENCHMARK_HOST_MATCH_HPP

#include <cstddef>

/// One implementation of a task. begin() gives it the weights that all begin with; work(i) does the task once, on
/// example i, and gives the loss or, in a forward pass, an output. None: there is no such implementation.
struct Contestant {
    void (*begin)() = nullptr;
    float (*work)(std::size_t i) = nullptr;
};

/// The same task for all.
struct Match {
    const char* network;
    const char* task;
    std::size_t calls;    ///< in a round: long enough for the clock, too short for numbers to become denormal
    std::size_t examples; ///< in a call
    Contestant nervelet, plain_c, hand_written;
};

/// A figure of all rounds.
struct Quartiles {
    double lower, median, upper;
};

struct Result {
    Quartiles nanoseconds;           ///< nervelet, for one example
    double fastest;                  ///< of all rounds
    Quartiles plain_c, hand_written; ///< nervelet takes so many times as long
};

/// Whether all give the same numbers, call after call; says it if not.
bool agree(const Match& match);

/// All take turns, round after round, each time from the same weights and after a few calls that do not count. A ratio
/// is that of one round, so what slows the machine for longer than a round slows both sides.
Result measure(const Match& match, std::size_t rounds);

#endif
