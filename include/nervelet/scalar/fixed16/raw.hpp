// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_RAW_HPP
#define NERVELET_SCALAR_FIXED16_RAW_HPP

#include <cstdint>

namespace nervelet {
namespace fixed16 {

/// The integer that a number is kept as: what kernels compute with. In a constant expression they read the numbers
/// themselves, because there no pointer to a number becomes one to its integer.
constexpr std::int16_t raw(std::int16_t integer) {
    return integer;
}

template <class Number>
constexpr std::int16_t raw(const Number& number) {
    return number.raw;
}

/// Replaces the integer.
constexpr void set_raw(std::int16_t& integer, std::int16_t value) {
    integer = value;
}

template <class Number>
constexpr void set_raw(Number& number, std::int16_t value) {
    number.raw = value;
}

/// The integers of numbers that lie beside each other, at run time: a number is its integer and nothing else.
inline const std::int16_t* integers(const std::int16_t* numbers) {
    return numbers;
}

inline std::int16_t* integers(std::int16_t* numbers) {
    return numbers;
}

template <class Number>
const std::int16_t* integers(const Number* numbers) {
    static_assert(sizeof(Number) == sizeof(std::int16_t), "a number is its integer");
    return &numbers->raw;
}

template <class Number>
std::int16_t* integers(Number* numbers) {
    static_assert(sizeof(Number) == sizeof(std::int16_t), "a number is its integer");
    return &numbers->raw;
}

} // namespace fixed16
} // namespace nervelet

#endif
