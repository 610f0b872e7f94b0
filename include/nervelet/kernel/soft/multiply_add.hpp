// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_MULTIPLY_ADD_HPP
#define NERVELET_KERNEL_SOFT_MULTIPLY_ADD_HPP

#include <cstddef>

#include "add.hpp"
#include "usual_range.hpp"

namespace nervelet {
namespace kernel {
namespace soft {

/// sum + x weight for one x, the product rounded and then the sum, each to the nearest number, ties to even.
template <class Factor>
class MultiplyAdd {
public:
    explicit MultiplyAdd(float x)
        : x_(x), sign_(math::to_bits(x) >> 31 << 31), offset_(exponent(math::to_bits(x)) - bias - smallest_product),
          limit_(is_usual(math::to_bits(x)) ? largest_product - smallest_product + 1 : 0), factor_(math::to_bits(x)) {}

    __attribute__((always_inline)) float operator()(float sum, float weight) const {
        const std::uint32_t weight_bits = math::to_bits(weight);
        const std::uint32_t above_smallest = exponent(weight_bits) + offset_;
        if (above_smallest >= limit_) {
            return multiply_add_any(sum, x_, weight);
        }
        return math::from_bits<float>(add_product(math::to_bits(sum), weight_bits, above_smallest + smallest_product));
    }

private:
    float x_;
    std::uint32_t sign_;
    std::uint32_t offset_;
    std::uint32_t limit_;
    Factor factor_;

    /// The significand of a product is rounded to 24 bits; it may become 2^24 then.
    __attribute__((always_inline)) std::uint32_t add_product(std::uint32_t sum, std::uint32_t weight,
                                                             std::uint32_t product_exponent) const {
        const Product exact = factor_.times(weight);
        std::uint32_t product = exact.high;
        if (product >> 31 != 0) {
            product += 128;
            if (__builtin_expect((product & 255) == 0, 0) && exact.low == 0) {
                product &= ~256u;
            }
            product >>= 8;
            ++product_exponent;
        } else {
            product += 64;
            if (__builtin_expect((product & 127) == 0, 0) && exact.low == 0) {
                product &= ~128u;
            }
            product >>= 7;
        }
        const std::uint32_t sign = (weight ^ sign_) >> 31 << 31;
        const bool differ = (sign ^ sum) >> 31 != 0;
        const std::uint32_t sum_exponent = exponent(sum);
        Summands numbers{sum, product << 7, sum_exponent - product_exponent, differ};
        if (sum_exponent < product_exponent) {
            const std::uint32_t packed = sign + ((product_exponent - 1) << 23) + product;
            numbers = {packed, significand(sum) << 7, exponent(packed) - sum_exponent, differ};
        }
        return numbers.shift >= negligible ? numbers.larger : add(numbers);
    }
};

/// sums[j] += x weights[j].
template <class Factor>
__attribute__((noinline)) void multiply_add(float* sums, float x, const float* weights, std::size_t count) {
    const MultiplyAdd<Factor> add(x);
    for (std::size_t j = 0; j < count; ++j) {
        sums[j] = add(sums[j], weights[j]);
    }
}

} // namespace soft
} // namespace kernel
} // namespace nervelet

#endif
