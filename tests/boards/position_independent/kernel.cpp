// Part of nervelet. MIT licence, the nervelet authors.
#include "kernel.hpp"

#include <nervelet/kernel/soft/add_product.hpp>

#if !defined(NERVELET_HAS_SOFT_THUMB)
#error "the kernel in assembler is not what would be tested"
#endif

void add_row(float* sums, float x, const float* weights, std::size_t count) {
    nervelet::kernel::soft::add_product(sums, x, weights, count);
}

void count_row() {
    ++rows;
}
