// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_CONVOLUTIONS_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_CONVOLUTIONS_HPP

/// Prints what networks of convolutions cost, as measure.cpp does of others.
void convolutions();

#endif
