// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_FACTOR_HPP
#define NERVELET_KERNEL_SOFT_FACTOR_HPP

#include <cstdint>

namespace nervelet {
namespace kernel {
namespace soft {

/// The exponent of a number, 127 more than it means, without the sign.
constexpr std::uint32_t exponent(std::uint32_t number) {
    return number << 1 >> 24;
}

/// 1.fraction of a normal number, times 2^23.
constexpr std::uint32_t significand(std::uint32_t number) {
    return (number << 9 >> 9) + (1u << 23);
}

/// The 47 or 48 bits of a product of two significands: those above the 16 lowest, and a number that is zero where these
/// are.
struct Product {
    std::uint32_t high;
    std::uint32_t low;
};

/// The number that a row is multiplied by, for processors whose multiplication has 64 bits.
class WideFactor {
public:
    explicit constexpr WideFactor(std::uint32_t number) : all_(significand(number) << 8) {}

    constexpr Product times(std::uint32_t number) const {
        const std::uint64_t product = static_cast<std::uint64_t>(all_) * (number << 8 | 1u << 31);
        return {static_cast<std::uint32_t>(product >> 32), static_cast<std::uint32_t>(product)};
    }

private:
    std::uint32_t all_;
};

/// The same for those whose multiplication keeps the low 32 bits only. Two of them suffice: one of everything, for the
/// low bits, and one of upper bits, 15 of the factor, rounded, and 16 of the other fraction. What the second leaves out
/// depends on the factor, and offset takes care of its least value, and varies by less than 2^32, so that the low bits
/// tell what it is.
struct NarrowFactor {
    std::uint32_t all;
    std::uint32_t top;
    std::uint32_t offset;
    std::uint32_t one; ///< what the 1 in front of the other fraction contributes

    explicit constexpr NarrowFactor(std::uint32_t number)
        : all(significand(number)), top((all + 256) >> 9), offset(((all - (top << 9)) << 6) - (1u << 14)),
          one(all << 7) {}

    constexpr Product times(std::uint32_t number) const {
        const std::uint32_t fraction = number << 9;
        const std::uint32_t low = all * (fraction >> 9);
        const std::uint32_t least = top * (fraction >> 16) + offset;
        return {least + one + (((low >> 16) - least) & 0xffffu), low << 16};
    }
};

} // namespace soft
} // namespace kernel
} // namespace nervelet

#endif
