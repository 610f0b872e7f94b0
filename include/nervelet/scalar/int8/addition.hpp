// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_INT8_ADDITION_HPP
#define NERVELET_SCALAR_INT8_ADDITION_HPP

#include <cstdint>

#include "output.hpp"
#include "rounding.hpp"

namespace nervelet {
namespace int8 {

/// a + b of two bytes with scales of their own: each is brought to twice the larger scale over 2^20, so that
///     d = ((a - z(a)) 2^20 M(a) + (b - z(b)) 2^20 M(b)) M(y),
/// every product rounded, then made a byte. M(a) = s(a) / (2 s), M(b) = s(b) / (2 s), M(y) = 2 s / (2^20 s(y)), with s
/// the larger of both scales; so neither M(a) nor M(b) is above one half, and no sum leaves 30 bits.
/// Source: TensorFlow Lite, kernels/internal/reference/add.h, AddElementwise, and kernels/add.cc, Prepare.
struct Addition {
    Multiplier first;              ///< M(a)
    Multiplier second;             ///< M(b)
    Multiplier both;               ///< M(y)
    std::int8_t first_zero_point;  ///< z(a)
    std::int8_t second_zero_point; ///< z(b)
    Output output;                 ///< how d becomes a byte

    /// The byte of a + b.
    template <class Rounding>
    constexpr std::int8_t add(std::int8_t a, std::int8_t b) const {
        return output.from_steps(
            Rounding::product(Rounding::product((a - first_zero_point) * (1 << shift), first) +
                                  Rounding::product((b - second_zero_point) * (1 << shift), second),
                              both));
    }

    /// The bits below a step that both numbers get.
    static constexpr std::int32_t shift = 20;
};

/// The sum of bytes of these meanings; output_scale is s(y).
constexpr Addition addition_of(Quantization a, Quantization b, float output_scale, Output output) {
    const double twice = 2 * static_cast<double>(a.scale > b.scale ? a.scale : b.scale);
    return {multiplier_of(static_cast<double>(a.scale) / twice),
            multiplier_of(static_cast<double>(b.scale) / twice),
            multiplier_of(twice / ((1 << Addition::shift) * static_cast<double>(output_scale))),
            static_cast<std::int8_t>(a.zero_point),
            static_cast<std::int8_t>(b.zero_point),
            output};
}

} // namespace int8
} // namespace nervelet

#endif
