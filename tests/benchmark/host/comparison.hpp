// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_HOST_COMPARISON_HPP
#define NERVELET_TESTS_BENCHMARK_HOST_COMPARISON_HPP

#include <vector>

#include "match.hpp"

/// nervelet against plain C and C++ written by hand.
std::vector<Match> comparison();

/// A step of networks from a thousand to a million parameters; network holds the number.
struct Size {
    std::size_t inputs, hidden, parameters;
    Match match;
};
std::vector<Size> sizes();

#endif
