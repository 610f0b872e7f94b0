// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TRAIN_CSV_RECIPE_HPP
#define NERVELET_EXAMPLES_HOST_TRAIN_CSV_RECIPE_HPP

#include <cstdint>

namespace train_csv {

/// How a network is trained: Adam with batches of 8 windows.
struct Recipe {
    std::uint32_t epochs;
    float rate;
    std::uint32_t seed;
};

} // namespace train_csv

#endif
