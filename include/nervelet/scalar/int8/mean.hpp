// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_MEAN_HPP
#define NERVELET_SCALAR_INT8_MEAN_HPP

#include <cstdint>

namespace nervelet {
namespace int8 {

/// sum / count, rounded to the nearest integer, ties away from zero. The mean of bytes is one of the same meaning.
/// Source: TensorFlow Lite, kernels/internal/reference/integer_ops/pooling.h, AveragePool.
constexpr std::int32_t mean(std::int32_t sum, std::int32_t count) {
    return (sum > 0 ? sum + count / 2 : sum - count / 2) / count;
}

} // namespace int8
} // namespace nervelet

#endif
