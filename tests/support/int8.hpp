// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_INT8_HPP
#define NERVELET_TESTS_SUPPORT_INT8_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/scalar/int8/filters.hpp>

/// The arithmetic of bytes by definition: 64 bits, divisions, one number after the other.
namespace support {

/// number / divisor, rounded to the nearest integer, ties away from zero.
constexpr std::int64_t nearest_away(std::int64_t number, std::int64_t divisor) {
    return number < 0 ? -((-number + divisor / 2) / divisor) : (number + divisor / 2) / divisor;
}

/// The same with ties up.
constexpr std::int64_t nearest_up(std::int64_t number, std::int64_t divisor) {
    const std::int64_t doubled = 2 * number + divisor;
    const std::int64_t quotient = doubled / (2 * divisor);
    return doubled % (2 * divisor) < 0 ? quotient - 1 : quotient;
}

/// A product by definition, where it stays within 32 bits on the way.
constexpr std::int64_t plain_product(nervelet::DoubleRounding, std::int32_t number, nervelet::int8::Multiplier by) {
    constexpr std::int64_t one = 1;
    return by.exponent > 0
               ? nearest_up(number * (one << by.exponent) * by.mantissa, one << 31)
               : nearest_away(nearest_up(std::int64_t(number) * by.mantissa, one << 31), one << -by.exponent);
}

/// floor(floor(p / 2^(d - 1)) / 2 + 1/2), d = 31 - exponent, p = number mantissa
constexpr std::int64_t plain_product(nervelet::SingleRounding, std::int32_t number, nervelet::int8::Multiplier by) {
    std::int64_t twice = std::int64_t(number) * by.mantissa;
    for (int step = 0; step < 30 - by.exponent; ++step) {
        twice = twice % 2 < 0 ? twice / 2 - 1 : twice / 2;
    }
    return twice % 2 == 0 ? twice / 2 : (twice + 1) / 2;
}

/// The first element of an array, which a constant expression may change in C++14, too.
template <class T, std::size_t Size>
constexpr T* data_of(std::array<T, Size>& array) {
    return &std::get<0>(array);
}

/// Bytes that look random: s = s 1664525 + 1013904223, the highest eight bits of s.
class Bytes {
public:
    constexpr explicit Bytes(std::uint32_t seed) : state_(seed) {}

    constexpr std::int32_t next() {
        state_ = state_ * 1664525u + 1013904223u;
        return static_cast<std::int32_t>(state_ >> 24) - (state_ >> 31 != 0 ? 256 : 0);
    }

    template <std::size_t Size>
    constexpr void fill(std::array<std::int8_t, Size>& bytes) {
        for (std::size_t i = 0; i < Size; ++i) {
            data_of(bytes)[i] = static_cast<std::int8_t>(next());
        }
    }

private:
    std::uint32_t state_;
};

constexpr std::int8_t clamped(std::int64_t byte, nervelet::int8::Output output) {
    return static_cast<std::int8_t>(byte < output.lowest    ? output.lowest
                                    : byte > output.highest ? output.highest
                                                            : byte);
}

/// Filters of bytes, and the biases that they have before the zero point goes into them.
template <std::size_t Count, std::size_t Size, class Order>
struct SomeFilters {
    nervelet::int8::Filters<Count, Size, Order> filters;
    std::array<std::int32_t, Count> bias;

    /// Sums of about 70^2 sqrt(Size) come to about 60 steps, and a few leave the range.
    constexpr SomeFilters(std::uint32_t seed, std::int32_t zero_point, nervelet::int8::Output output)
        : filters{}, bias() {
        Bytes bytes(seed);
        bytes.fill(filters.weights);
        filters.pad = static_cast<std::int8_t>(zero_point);
        filters.output = output;
        std::int32_t exponent = -5;
        for (std::size_t size = Size; size > 1; size /= 4) {
            --exponent;
        }
        for (std::size_t j = 0; j < Count; ++j) {
            const std::int32_t own = bytes.next() * 37;
            data_of(bias)[j] = own;
            data_of(filters.bias)[j] = nervelet::int8::bias_with_zero_point(filters, j, own, zero_point);
            data_of(filters.mantissas)[j] = (1 << 30) + (bytes.next() + 128) * 4210688 + bytes.next();
            data_of(filters.exponents)[j] = static_cast<std::int8_t>(exponent - static_cast<std::int32_t>(j % 2));
        }
    }

    /// The output of a filter by definition, of its sum of (x - zero point) w.
    template <class Rounding>
    constexpr std::int8_t plain_byte(std::size_t filter, std::int64_t sum) const {
        const std::int64_t steps = plain_product(Rounding{}, static_cast<std::int32_t>(sum + bias[filter]),
                                                 {filters.mantissas[filter], filters.exponents[filter]});
        return clamped(steps + filters.output.zero_point, filters.output);
    }
};

} // namespace support

#endif
