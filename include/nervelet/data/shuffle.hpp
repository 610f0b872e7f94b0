// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_SHUFFLE_HPP
#define NERVELET_DATA_SHUFFLE_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "../core/random.hpp"

namespace nervelet {

namespace detail {

/// Fisher-Yates over count elements.
template <class Element>
constexpr void shuffle(Element* elements, std::size_t count, Random& random) {
    for (std::size_t left = count; left > 1; --left) {
        const std::size_t chosen = random.below(static_cast<std::uint32_t>(left));
        const Element last = elements[left - 1];
        elements[left - 1] = elements[chosen];
        elements[chosen] = last;
    }
}

} // namespace detail

/// Puts the elements in random order: for i = N - 1 .. 1 swap [i] with [below(i + 1)]. Every order is equally likely,
/// and the same seed gives the same order on every machine. Source: Fisher and Yates; Durstenfeld 1964,
/// doi 10.1145/364520.364540.
template <class Element, std::size_t N>
constexpr void shuffle(std::array<Element, N>& elements, Random& random) {
    detail::shuffle(elements.data(), N, random);
}

/// The numbers 0 .. N - 1 in an order in which to visit N examples; at first in rising order. Takes memory for N
/// indices; Index = std::uint8_t is enough for up to 256.
template <std::size_t N, class Index = std::uint16_t>
class ShuffledIndices {
    static_assert(N > 0, "ShuffledIndices: expected at least one index, got none");
    static_assert(std::is_unsigned<Index>::value && !std::is_same<Index, bool>::value,
                  "ShuffledIndices: expected Index to be an unsigned integer");
    static_assert(N - 1 <= (std::numeric_limits<Index>::max)() && N - 1 < 0xFFFFFFFFu,
                  "ShuffledIndices: expected an Index that holds N - 1, got one too narrow");

public:
    /// 0, 1, ..., N - 1.
    constexpr ShuffledIndices() {
        for (std::size_t i = 0; i < N; ++i) {
            indices_[i] = static_cast<Index>(i);
        }
    }

    /// Puts them in random order, starting from the order before.
    constexpr void shuffle(Random& random) { detail::shuffle(indices_, N, random); }

    /// The index at that position, position < N.
    constexpr Index operator[](std::size_t position) const { return indices_[position]; }

    /// N.
    constexpr std::size_t size() const { return N; }

    /// For a range-based for loop.
    constexpr const Index* begin() const { return indices_; }
    /// One past the last.
    constexpr const Index* end() const { return indices_ + N; }

private:
    // Not std::array, whose elements cannot be written in a constant expression before C++17: a static object would
    // then have to be constructed at start-up.
    Index indices_[N] = {};
};

} // namespace nervelet

#endif
