// Part of nervelet. MIT licence, the nervelet authors.
#pragma once

#include <cstddef>
#include <cstdint>

// sums[j] += x weights[j], as one compiler builds it with one set of flags.
void add_row(float* sums, float x, const float* weights, std::size_t count);

// One more row. The number is in another file, so that position-independent code looks up where.
void count_row();
extern std::uint32_t rows;
