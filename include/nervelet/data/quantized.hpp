// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_QUANTIZED_HPP
#define NERVELET_DATA_QUANTIZED_HPP

#include <cstdint>

#include "base/quantized_number.hpp"

namespace nervelet {

/// Affine quantization to 8 bits over a fixed range, [Minimum / Divisor, Maximum / Divisor]: Quantized<0, 1> for
/// pixels, Quantized<-8, 8> for an accelerometer of 8 g, Quantized<-3, 3, 2> for [-1.5, 1.5]. With range r and L steps,
///     q = floor((x - minimum) L / r + 1/2), x' = minimum + q r / L,
/// so |x - x'| <= r / (2 L), 0.2% of the range, apart from the rounding of T. A number outside the range becomes its
/// nearer end. L is 255, or 254 where Minimum = -Maximum; in this case, and where the range ends at zero, zero stays
/// zero.
template <std::int32_t Minimum, std::int32_t Maximum, std::int32_t Divisor = 1>
struct Quantized {
    static_assert(Minimum < Maximum, "Quantized<Minimum, Maximum>: expected a Minimum below the Maximum");
    static_assert(Divisor > 0 && Divisor <= 1000000, "Quantized<Minimum, Maximum, Divisor>: expected a Divisor of 1 to "
                                                     "1,000,000");
    static_assert(Minimum >= -1000000 && Maximum <= 1000000,
                  "Quantized<Minimum, Maximum>: expected a range within -1,000,000 to 1,000,000");

    /// The type in which a T is stored.
    template <class T>
    using Stored = std::uint8_t;

    static constexpr std::int32_t steps = Minimum == -Maximum ? 254 : 255; ///< L

    /// q of x; 0 for a NaN.
    template <class T>
    static constexpr std::uint8_t store(T x) {
        return detail::QuantizedNumber<T, Minimum, Maximum, Divisor, steps>::store(x);
    }

    /// x' of q; zero and both ends of the range are exact.
    template <class T>
    static constexpr T load(std::uint8_t stored) {
        return detail::QuantizedNumber<T, Minimum, Maximum, Divisor, steps>::load(stored);
    }

    /// Whether store() gives that number: 0 to L.
    template <class T>
    static constexpr bool allows(std::uint8_t stored) {
        return stored <= steps;
    }

    /// Its name in a file; the numbers of a name are not negative.
    template <class Text>
    static constexpr void describe(Text& text) {
        text(Minimum < 0 ? "Quantized from minus" : "Quantized from", Minimum < 0 ? -Minimum : Minimum);
        text(Maximum < 0 ? "to minus" : "to", Maximum < 0 ? -Maximum : Maximum);
        text("over", Divisor);
    }
};

} // namespace nervelet

#endif
