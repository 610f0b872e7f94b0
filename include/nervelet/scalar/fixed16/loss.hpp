// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCALAR_FIXED16_LOSS_HPP
#define NERVELET_SCALAR_FIXED16_LOSS_HPP

#include <cstdint>
#include <limits>

#include "../../core/math/classify.hpp"
#include "../traits.hpp"
#include "saturate.hpp"

namespace nervelet {

/// What a training step in 16 bits answers: a loss with 16 fraction bits in 32, or that it was refused. A refused one
/// is like NaN: no comparison with it holds.
class FixedLoss {
public:
    static constexpr int fraction_bits = 16; ///< of raw()

    /// 0.
    constexpr FixedLoss() = default;

    /// A loss with 16 fraction bits, saturated; never a refused one.
    static constexpr FixedLoss from_raw(std::int64_t integer) {
        const std::int32_t saturated = fixed16::saturate_to_32(integer);
        return FixedLoss(saturated == INT32_MIN ? -INT32_MAX : saturated);
    }

    /// The answer of a step that was refused.
    static constexpr FixedLoss of_refusal() { return FixedLoss(INT32_MIN); }

    /// Whether the step was refused: nothing was changed.
    constexpr bool refused() const { return raw_ == INT32_MIN; }

    /// The integer; the smallest where refused().
    constexpr std::int32_t raw() const { return raw_; }

    /// The loss as a float: NaN where refused().
    explicit constexpr operator float() const {
        return refused() ? not_a_number<float>() : static_cast<float>(raw_) * (1.0f / 65536.0f);
    }

    /// The sum, saturated; of a refused one refused.
    constexpr FixedLoss& operator+=(FixedLoss other) {
        return *this = refused() || other.refused() ? of_refusal() : from_raw(std::int64_t(raw_) + other.raw_);
    }

    /// The difference, saturated; of a refused one refused.
    friend constexpr FixedLoss operator-(FixedLoss a, FixedLoss b) {
        return a.refused() || b.refused() ? of_refusal() : from_raw(std::int64_t(a.raw_) - b.raw_);
    }

    /// The share of one of so many examples; of a refused one refused.
    constexpr FixedLoss divided_by(std::uint32_t count) const {
        return refused() ? *this : FixedLoss(count > INT32_MAX ? 0 : raw_ / static_cast<std::int32_t>(count));
    }

    friend constexpr bool operator==(FixedLoss a, FixedLoss b) { return a.raw_ == b.raw_ && !a.refused(); }
    friend constexpr bool operator!=(FixedLoss a, FixedLoss b) { return !(a == b); }
    friend constexpr bool operator<(FixedLoss a, FixedLoss b) { return a.raw_ < b.raw_ && !a.refused(); }
    friend constexpr bool operator>(FixedLoss a, FixedLoss b) { return b < a; }
    friend constexpr bool operator<=(FixedLoss a, FixedLoss b) { return a < b || a == b; }
    friend constexpr bool operator>=(FixedLoss a, FixedLoss b) { return b <= a; }

private:
    explicit constexpr FixedLoss(std::int32_t integer) : raw_(integer) {}

    std::int32_t raw_ = 0;
};

namespace detail {

/// 1 / count, by which losses become their mean.
struct FixedShare {
    std::uint32_t count;
    friend constexpr FixedLoss operator*(FixedLoss loss, FixedShare share) { return loss.divided_by(share.count); }
    friend constexpr FixedLoss operator*(FixedShare share, FixedLoss loss) { return loss.divided_by(share.count); }
};

/// What NaN is for floats.
template <>
struct Refusal<FixedLoss> {
    static constexpr FixedLoss value() { return FixedLoss::of_refusal(); }
};

} // namespace detail

namespace math {

/// Whether it is no refusal.
template <>
constexpr bool is_finite<FixedLoss>(FixedLoss loss) {
    return !loss.refused();
}

} // namespace math

namespace fixed16 {

/// A number with so many fraction bits, with those of a loss: cut, or with zeros.
constexpr std::int64_t with_loss_bits(std::int64_t number, int from) {
    constexpr int to = FixedLoss::fraction_bits;
    return from > to ? number >> (from > to ? from - to : 0)
                     : number * (std::int64_t(1) << (from > to ? 0 : to - from));
}

} // namespace fixed16

} // namespace nervelet

namespace std {

/// The largest loss of 16 bits, and the smallest.
template <>
class numeric_limits<nervelet::FixedLoss> {
public:
    static constexpr bool is_specialized = true; ///< as it is for numbers

    /// Just below 2^15.
    static constexpr nervelet::FixedLoss(max)() { return nervelet::FixedLoss::from_raw(INT32_MAX); }

    /// Its negative.
    static constexpr nervelet::FixedLoss lowest() { return nervelet::FixedLoss::from_raw(-INT32_MAX); }
};

} // namespace std

#endif
