// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_CONVOLUTION_GRADIENT_HPP
#define NERVELET_TESTS_SUPPORT_CONVOLUTION_GRADIENT_HPP

#include <array>
#include <cstddef>

#include "convolution.hpp"

/// Three examples, their deltas, and the gradient by definition.
namespace support {

constexpr std::size_t examples = 3;
constexpr std::size_t first = 2; ///< the index of the first gradient

/// A row of numbers for each example.
template <class Numbers>
struct Of {
    const Numbers* numbers;
    constexpr const float* operator()(std::size_t n) const { return &numbers[n][0]; }
};

/// A visitor that keeps what it is given.
template <std::size_t Size>
struct Collect {
    std::array<float, Size + first> gradient{};
    std::array<int, Size + first> visits{};
    static constexpr bool skips_zero_gradient = false;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = false;

    static constexpr float scale() { return 0.75f; }
    constexpr void operator()(std::size_t index, float value) {
        (&gradient[0])[index] = value;
        ++(&visits[0])[index];
    }
};

template <class Windows, std::size_t Filters>
struct GradientExample {
    using Plain = PlainConvolution<float, Windows, Filters>;
    using Parameters = typename Plain::Parameters;
    typename Plain::X x[examples]{};
    typename Plain::Z delta[examples]{};
    Parameters expected{};

    /// The gradient is that of the first count examples; with zeros among the deltas, as pools leave them.
    constexpr explicit GradientExample(std::size_t count, bool has_zeros = false) {
        for (std::size_t n = 0; n < examples; ++n) {
            fill_uneven(x[n], 7 + static_cast<int>(n), true);
            fill_uneven(delta[n], 29 + static_cast<int>(n), has_zeros);
        }
        for (std::size_t n = 0; n < count; ++n) {
            Plain::add_gradient(x[n], delta[n], expected);
        }
    }

    /// Whether each number was visited once and is scale times the definition's sum.
    constexpr bool is_right(const Collect<std::tuple_size<Parameters>::value>& collect) const {
        bool right = collect.visits[0] == 0 && collect.visits[1] == 0;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            right = right && collect.visits[first + i] == 1 && collect.gradient[first + i] == 0.75f * expected[i];
        }
        return right;
    }
};

} // namespace support

#endif
