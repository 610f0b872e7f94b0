// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_GRADIENT_HPP
#define NERVELET_SCALAR_FIXED16_GRADIENT_HPP

#include <cstdint>

#include "magnitude.hpp"

namespace nervelet {
namespace fixed16 {

/// The most that a 16-bit integer times one from -2^15 + 1 to 2^15 - 1 is.
constexpr std::int32_t largest_product = 32767 * 32768;

/// What the products of scale with inputs are cut to, where scale is a delta times a rate, drawn at random: |scale|
/// bound / |delta|, drawn at random, too, so that in the mean of many draws a gradient delta x is cut where it is
/// beyond bound, and to that. scale and delta are 16-bit integers, delta not 0, bound >= 0; random: 15 bits.
constexpr std::int32_t limit_of_products(std::int32_t scale, std::int32_t delta, std::int32_t bound,
                                         std::uint32_t random) {
    const std::uint32_t size = magnitude(scale);
    const std::uint32_t divisor = magnitude(delta);
    const std::uint32_t whole = static_cast<std::uint32_t>(bound) / divisor;
    if (whole > 32767u) { // no input reaches it
        return largest_product + 32768;
    }
    const std::uint32_t rest = static_cast<std::uint32_t>(bound) - whole * divisor;
    return static_cast<std::int32_t>(size * whole + (size * rest + ((random * divisor) >> 15)) / divisor);
}

/// The gradients of the weights of one unit: scale x of its input x, cut to limit where it Clips, and decay w added
/// where it Decays. scale: a 16-bit integer.
template <bool Decays, bool Clips>
struct Gradient {
    std::int32_t scale;
    std::int32_t decay;
    std::int32_t limit;

    constexpr std::int32_t operator()(std::int32_t x, std::int32_t weight) const { return of(scale * x, weight); }

    /// The same of a product or a sum of them.
    constexpr std::int32_t of(std::int32_t product, std::int32_t weight) const {
        const std::int32_t cut = !Clips ? product : product > limit ? limit : product < -limit ? -limit : product;
        return Decays ? cut + decay * weight : cut;
    }

    /// Without the decay.
    constexpr Gradient<false, Clips> without_decay() const { return {scale, 0, limit}; }
};

} // namespace fixed16
} // namespace nervelet

#endif
