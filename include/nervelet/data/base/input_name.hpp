// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_BASE_INPUT_NAME_HPP
#define NERVELET_DATA_BASE_INPUT_NAME_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../../scalar/fixed.hpp"

namespace nervelet {
namespace detail {

/// What the file of a Replay says of the scalar of its inputs, features or targets. Of floats and bytes nothing: their
/// bytes are there already.
template <class Number>
struct NumberName {
    template <class Text>
    static constexpr void describe(Text&) {}
};

/// Of 16 bits the fraction bits, because the same integers with others are other numbers.
template <int WeightBits, int ActivationBits>
struct NumberName<Fixed<WeightBits, ActivationBits>> {
    template <class Text>
    static constexpr void describe(Text& text) {
        text("Fixed", WeightBits, ActivationBits);
    }
};

/// What it says of its inputs or of its targets. Of a Label nothing.
template <class Input>
struct InputName : NumberName<void> {};

/// Of an array its scalar: the count of an input is there already.
template <class T, std::size_t Width>
struct InputName<std::array<T, Width>> : NumberName<T> {};

/// Whether a network has inputs of this type.
template <class Input>
struct IsInput : std::true_type {};

} // namespace detail
} // namespace nervelet

#endif
