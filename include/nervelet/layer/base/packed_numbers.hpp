// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_PACKED_NUMBERS_HPP
#define NERVELET_LAYER_BASE_PACKED_NUMBERS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace nervelet {

namespace detail {

/// The smallest type for a number below Values.
template <std::size_t Values>
using NumberBelow = std::conditional_t<(Values <= 256), std::uint8_t,
                                       std::conditional_t<(Values <= 65536), std::uint16_t, std::uint32_t>>;

/// The bits, a power of two, with which numbers below Values can be told apart.
template <std::size_t Values>
constexpr unsigned bits_for() {
    return Values <= 2 ? 1 : Values <= 4 ? 2 : Values <= 16 ? 4 : 8 * sizeof(NumberBelow<Values>);
}

/// So many numbers below Values of each row of Length can be read and written at once: a power of two, at most 8.
template <std::size_t Values>
constexpr std::size_t numbers_in_group(std::size_t length) {
    return bits_for<Values>() > 4 ? 1 : length % 8 == 0 ? 8 : length % 4 == 0 ? 4 : length % 2 == 0 ? 2 : 1;
}

/// Count numbers below Values, as many in a byte as fit.
template <std::size_t Count, std::size_t Values, bool FitsByte = (bits_for<Values>() < 8)>
class PackedNumbers {
    static constexpr unsigned in_a_byte = 8 / bits_for<Values>();

public:
    static constexpr unsigned bits = bits_for<Values>();
    static constexpr std::uint32_t mask = (1u << bits) - 1;

    constexpr std::size_t operator[](std::size_t index) const {
        return (static_cast<unsigned>(bytes_[index / in_a_byte]) >> shift(index)) & mask;
    }

    /// The numbers index, index + 1, ... as one word, the first in the lowest bits: numbers_in_group() of them or a
    /// smaller power of two, and index is a multiple of it.
    template <std::size_t Size>
    constexpr std::uint32_t group(std::size_t index) const {
        const std::uint8_t* const byte = bytes_.data() + index / in_a_byte;
        if (Size < in_a_byte) {
            return static_cast<std::uint32_t>(*byte) >> shift(index) & low_bits(Size);
        }
        std::uint32_t packed = 0;
        for (std::size_t i = Size / in_a_byte; i-- > 0;) {
            packed = packed << 8 | byte[i];
        }
        return packed;
    }

    template <std::size_t Size>
    constexpr void set_group(std::size_t index, std::uint32_t packed) {
        std::uint8_t* const byte = bytes_.data() + index / in_a_byte;
        if (Size < in_a_byte) {
            *byte = static_cast<std::uint8_t>((*byte & ~(low_bits(Size) << shift(index))) | packed << shift(index));
        }
        for (std::size_t i = 0; i < Size / in_a_byte; ++i) {
            byte[i] = static_cast<std::uint8_t>(packed >> 8 * i);
        }
    }

private:
    static constexpr std::uint32_t low_bits(std::size_t size) { return (1u << size * bits) - 1; }
    static constexpr unsigned shift(std::size_t index) { return static_cast<unsigned>(index % in_a_byte) * bits; }

    std::array<std::uint8_t, (Count + in_a_byte - 1) / in_a_byte> bytes_;
};

/// The same in whole bytes.
template <std::size_t Count, std::size_t Values>
class PackedNumbers<Count, Values, false> {
    using Number = NumberBelow<Values>;

public:
    static constexpr unsigned bits = bits_for<Values>();
    static constexpr std::uint32_t mask = 0xffffffffu >> (32 - bits);

    constexpr std::size_t operator[](std::size_t index) const { return numbers_[index]; }

    /// A group is one number.
    template <std::size_t Size>
    constexpr std::uint32_t group(std::size_t index) const {
        static_assert(Size == 1, "one number at a time");
        return numbers_[index];
    }

    template <std::size_t Size>
    constexpr void set_group(std::size_t index, std::uint32_t packed) {
        static_assert(Size == 1, "one number at a time");
        numbers_[index] = static_cast<Number>(packed);
    }

private:
    std::array<Number, Count> numbers_;
};

/// Sets the Size numbers from index, a multiple of Size, on.
template <std::size_t Size, std::size_t Count, std::size_t Values, class Integer>
constexpr void set_numbers(PackedNumbers<Count, Values>& numbers, std::size_t index, const Integer* values) {
    constexpr std::size_t size = numbers_in_group<Values>(Size);
    for (std::size_t first = 0; first < Size; first += size) {
        std::uint32_t packed = 0;
        for (std::size_t i = 0; i < size; ++i) {
            packed |= static_cast<std::uint32_t>(values[first + i]) << i * PackedNumbers<Count, Values>::bits;
        }
        numbers.template set_group<size>(index + first, packed);
    }
}

} // namespace detail

} // namespace nervelet

#endif
