// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_FIXED_TERMS_HPP
#define NERVELET_TRAINING_FIXED_TERMS_HPP

#include <cstdint>

#include "../loss/huber.hpp"
#include "../loss/mean_absolute_error.hpp"
#include "../loss/mean_squared_error.hpp"
#include "../loss/squared_error.hpp"
#include "../scalar/fixed16/loss.hpp"
#include "../scalar/fixed16/magnitude.hpp"
#include "../scalar/fixed16/saturate.hpp"

namespace nervelet {
namespace detail {

// The losses of single numbers in 16 bits, from e = a - t with Bits fraction bits, |e| < 2^16. Each is a struct with
//     value<Bits>(e)    the term of one output with the 16 fraction bits of a loss
//     slope<Bits>(e)    its derivative by a, with Bits, halved `doublings` times: the rate is doubled instead, so that
//                       dJ/dz keeps its range
//     is_bounded        whether |slope| < 2

/// e^2, with twice the bits of e: it fits 32.
constexpr std::int64_t fixed_square(std::int32_t e) {
    const std::uint32_t square = static_cast<std::uint32_t>(e) * static_cast<std::uint32_t>(e);
    return square;
}

/// A loss without such a form, which is refused in words.
template <class Loss>
struct FixedTerm {
    static constexpr bool is_supported = false;
    static constexpr bool is_bounded = false;
    static constexpr int doublings = 0;

    template <int Bits>
    static constexpr std::int64_t value(std::int32_t) {
        return 0;
    }

    template <int Bits>
    static constexpr std::int32_t slope(std::int32_t e) {
        return e;
    }
};

template <>
struct FixedTerm<SquaredError> : FixedTerm<void> {
    static constexpr bool is_supported = true;

    template <int Bits>
    static constexpr std::int64_t value(std::int32_t e) {
        return fixed16::with_loss_bits(fixed_square(e), 2 * Bits + 1);
    }
};

template <>
struct FixedTerm<MeanSquaredError> : FixedTerm<void> {
    static constexpr bool is_supported = true;
    static constexpr int doublings = 1;

    template <int Bits>
    static constexpr std::int64_t value(std::int32_t e) {
        return fixed16::with_loss_bits(fixed_square(e), 2 * Bits);
    }
};

template <>
struct FixedTerm<MeanAbsoluteError> : FixedTerm<void> {
    static constexpr bool is_supported = true;
    static constexpr bool is_bounded = true;

    template <int Bits>
    static constexpr std::int64_t value(std::int32_t e) {
        return fixed16::with_loss_bits(fixed16::magnitude(e), Bits);
    }

    template <int Bits>
    static constexpr std::int32_t slope(std::int32_t e) {
        constexpr std::int32_t one = std::int32_t(1) << Bits;
        return e > 0 ? one : e < 0 ? -one : 0;
    }
};

template <int Percent>
struct FixedTerm<HuberWith<Percent>> : FixedTerm<void> {
    static constexpr bool is_supported = true;
    static constexpr bool is_bounded = Percent < 200;

    /// e^2 / 2, or d (|e| - d / 2), which is not more.
    template <int Bits>
    static constexpr std::int64_t value(std::int32_t e) {
        constexpr std::int32_t d = limit(Bits);
        const std::int32_t size = static_cast<std::int32_t>(fixed16::magnitude(e));
        const std::int64_t twice = size <= d ? fixed_square(e) : std::int64_t(d) * (2 * size - d);
        return fixed16::with_loss_bits(twice, 2 * Bits + 1);
    }

    template <int Bits>
    static constexpr std::int32_t slope(std::int32_t e) {
        constexpr std::int32_t d = limit(Bits);
        return e > d ? d : e < -d ? -d : e;
    }

private:
    /// d with so many fraction bits; one that no error reaches, where it is larger than all.
    static constexpr std::int32_t limit(int bits) {
        static_assert(Percent > 0,
                      "HuberWith<Percent>: expected a positive delta, in hundredths, such as HuberWith<100>.");
        const std::int64_t exact = ((std::int64_t(Percent) << bits) + 50) / 100;
        return exact > 65536 ? 65536 : static_cast<std::int32_t>(exact);
    }
};

} // namespace detail
} // namespace nervelet

#endif
