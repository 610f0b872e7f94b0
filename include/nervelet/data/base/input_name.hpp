// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_BASE_INPUT_NAME_HPP
#define NERVELET_DATA_BASE_INPUT_NAME_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../../scalar/fixed.hpp"

namespace nervelet {
namespace detail {

/// What the file of a Replay says of its inputs. Of an array nothing: their count is there already.
template <class Input>
struct InputName {
    template <class Text>
    static constexpr void describe(Text&) {}
};

/// Of 16 bits the fraction bits, because the same integers with others are other numbers.
template <int WeightBits, int ActivationBits, std::size_t Width>
struct InputName<std::array<Fixed<WeightBits, ActivationBits>, Width>> {
    template <class Text>
    static constexpr void describe(Text& text) {
        text("Fixed", WeightBits, ActivationBits);
    }
};

/// Whether a network has inputs of this type.
template <class Input>
struct IsInput : std::true_type {};

} // namespace detail
} // namespace nervelet

#endif
