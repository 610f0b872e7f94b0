// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_EXP_HPP
#define NERVELET_KERNEL_SOFT_EXP_HPP

#include "../../core/math/exp.hpp"
#include "../number.hpp"
#include "add_product.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {
namespace soft {

/// A float, for products of two of them.
using Single = NumberOf<float>;

/// sum + x weight.
inline float add_one_product(float sum, float x, float weight) {
    add_product(&sum, x, &weight, 1);
    return sum;
}

/// c[0] + c[1] x + c[2] x^2 + ..., by Horner's rule: each sum is what x is multiplied by for the next one, and so x is
/// taken apart once.
template <std::size_t Count>
float polynomial(const std::array<float, Count>& c, float x) {
    float sums[Count];
    for (std::size_t i = 0; i < Count; ++i) {
        sums[i] = c[Count - 1 - i];
    }
    add_product(sums + 1, x, sums, Count - 1);
    return sums[Count - 1];
}

/// So many numbers at once.
constexpr std::size_t most_exponents = 4;

/// values[j] = e^values[j] with the bits of math::exp_of_normal(), for at most most_exponents numbers |x| <= normal.
__attribute__((noinline)) inline void exp_of_each(float* values, std::size_t count) {
    using Series = math::ExpSeries<float>;
    float integers[most_exponents];
    std::int8_t powers[most_exponents]; // of two
    for (std::size_t j = 0; j < count; ++j) {
        integers[j] = math::Bits<float>::rounder;
    }
    add_product(integers, Series::log2_e, values, count);
    for (std::size_t j = 0; j < count; ++j) {
        powers[j] = static_cast<std::int8_t>(math::to_bits(integers[j]));
        integers[j] -= math::Bits<float>::rounder;
    }
    add_product(values, -Series::ln2_high, integers, count);
    add_product(values, -Series::ln2_low, integers, count);
    for (std::size_t j = 0; j < count; ++j) {
        const float r = values[j];
        const float y = 1.0f + add_one_product(r, float(Single(r) * r), polynomial(Series::coefficients(), r));
        values[j] = math::from_bits<float>(math::to_bits(y) + (static_cast<std::uint32_t>(powers[j]) << 23));
    }
}

} // namespace soft
} // namespace kernel
} // namespace nervelet

#endif

#endif
