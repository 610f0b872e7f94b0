// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_NUMBER_HPP
#define NERVELET_STORAGE_NUMBER_HPP

#include <cstddef>
#include <cstdint>

#include "../core/math/bits.hpp"
#include "../scalar/fixed.hpp"

namespace nervelet {

namespace detail {

/// How a number is stored: as the bits of an unsigned integer, lowest byte first. scalar is the number of its type in a
/// SectionEntry, where T can be the scalar of a network. To add a type, specialise it.
template <class T>
struct StoredNumber;

/// binary32.
template <>
struct StoredNumber<float> {
    using Unsigned = std::uint32_t;
    static constexpr std::uint8_t scalar = 1;
    static constexpr Unsigned to_bits(float value) { return math::to_bits(value); }
    static constexpr float from_bits(Unsigned bits) { return math::from_bits<float>(bits); }
};

/// binary64.
template <>
struct StoredNumber<double> {
    using Unsigned = std::uint64_t;
    static constexpr std::uint8_t scalar = 2;
    static constexpr Unsigned to_bits(double value) { return math::to_bits(value); }
    static constexpr double from_bits(Unsigned bits) { return math::from_bits<double>(bits); }
};

/// 16 bits, as the two's complement of its integer. Its fraction bits are in the architecture.
template <int WeightBits, int ActivationBits>
struct StoredNumber<Fixed<WeightBits, ActivationBits>> {
    using Unsigned = std::uint16_t;
    static constexpr std::uint8_t scalar = 3;
    static constexpr Unsigned to_bits(Fixed<WeightBits, ActivationBits> value) {
        return static_cast<Unsigned>(value.raw);
    }
    static constexpr Fixed<WeightBits, ActivationBits> from_bits(Unsigned bits) {
        return Fixed<WeightBits, ActivationBits>::from_raw(
            static_cast<std::int16_t>(bits < 32768u ? std::int32_t(bits) : std::int32_t(bits) - 65536));
    }
};

/// Unsigned integers and bool, stored as their value.
template <class T, class Bytes>
struct StoredInteger {
    using Unsigned = Bytes;
    static constexpr Unsigned to_bits(T value) { return static_cast<Unsigned>(value); }
    static constexpr T from_bits(Unsigned bits) { return static_cast<T>(bits); }
};

template <>
struct StoredNumber<bool> : StoredInteger<bool, std::uint8_t> {};
template <>
struct StoredNumber<std::uint8_t> : StoredInteger<std::uint8_t, std::uint8_t> {};
template <>
struct StoredNumber<std::uint16_t> : StoredInteger<std::uint16_t, std::uint16_t> {};
template <>
struct StoredNumber<std::uint32_t> : StoredInteger<std::uint32_t, std::uint32_t> {};
template <>
struct StoredNumber<std::uint64_t> : StoredInteger<std::uint64_t, std::uint64_t> {};

/// A signed byte, as its two's complement.
template <>
struct StoredNumber<std::int8_t> : StoredInteger<std::int8_t, std::uint8_t> {};

/// Writes sizeof(Unsigned) bytes, the lowest first on every machine.
template <class Unsigned>
constexpr void to_bytes(Unsigned bits, std::uint8_t* bytes) {
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i) {
        bytes[i] = static_cast<std::uint8_t>(bits >> (8 * i));
    }
}

/// Reads them.
template <class Unsigned>
constexpr Unsigned from_bytes(const std::uint8_t* bytes) {
    Unsigned bits = 0;
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i) {
        bits = static_cast<Unsigned>(bits | (static_cast<Unsigned>(bytes[i]) << (8 * i)));
    }
    return bits;
}

} // namespace detail

} // namespace nervelet

#endif
