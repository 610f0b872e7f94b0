// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_REQUANTIZATION_HPP
#define NERVELET_SCALAR_INT8_REQUANTIZATION_HPP

#include <cstdint>

#include "output.hpp"
#include "rounding.hpp"

namespace nervelet {
namespace int8 {

/// Bytes of one meaning as bytes of another: (x - z(x)) M as a byte, with M = s(x) / s(y).
/// Source: TensorFlow Lite, kernels/internal/reference/requantize.h, Requantize.
struct Requantization {
    Multiplier multiplier;  ///< M
    std::int8_t zero_point; ///< z(x)
    Output output;          ///< with z(y)

    /// The byte that means next to the same.
    template <class Rounding>
    constexpr std::int8_t convert(std::int8_t x) const {
        return output.from_steps(Rounding::product(x - zero_point, multiplier));
    }
};

/// From bytes of one meaning to those of another.
constexpr Requantization requantization_of(Quantization from, Quantization to) {
    return {multiplier_of(static_cast<double>(from.scale) / static_cast<double>(to.scale)),
            static_cast<std::int8_t>(from.zero_point), output_of(to)};
}

} // namespace int8
} // namespace nervelet

#endif
