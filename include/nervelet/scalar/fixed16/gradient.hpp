// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_GRADIENT_HPP
#define NERVELET_SCALAR_FIXED16_GRADIENT_HPP

#include <cstdint>

namespace nervelet {
namespace fixed16 {

/// The most that a 16-bit integer times one from -2^15 + 1 to 2^15 - 1 is.
constexpr std::int32_t largest_product = 32767 * 32768;

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
