// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_BASE_FULL_PRECISION_HPP
#define NERVELET_DATA_BASE_FULL_PRECISION_HPP

#include "../../core/math/classify.hpp"

namespace nervelet {

/// How a Replay stores a feature: as it is. Quantized<0, 1> stores it in 8 bits instead.
struct FullPrecision {
    /// The type in which a T is stored.
    template <class T>
    using Stored = T;

    /// What is stored for x.
    template <class T>
    static constexpr T store(T x) {
        return x;
    }

    /// x again.
    template <class T>
    static constexpr T load(T stored) {
        return stored;
    }

    /// Whether a feature that was accepted is stored as that number.
    template <class T>
    static constexpr bool allows(T stored) {
        return math::is_finite(stored);
    }

    /// Its name in a file.
    template <class Text>
    static constexpr void describe(Text& text) {
        text("FullPrecision");
    }
};

} // namespace nervelet

#endif
