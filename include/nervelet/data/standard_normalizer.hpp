// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_STANDARD_NORMALIZER_HPP
#define NERVELET_DATA_STANDARD_NORMALIZER_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../core/math/classify.hpp"
#include "../core/math/sqrt.hpp"

namespace nervelet {

/// y = (x - mean) / sqrt(variance + epsilon) for each of N features, from running moments: n' = n + 1,
/// mean' = mean + (x - mean) / n', S' = S + (x - mean) (x - mean'), variance = S / n. A feature that never changed (so
/// also before two observations) is divided by 1: y = x - mean. A value of 2 N + 1 scalars and a counter, to be saved
/// with the network. Source: Welford 1962, doi 10.2307/1266577.
template <class T, std::size_t N>
class StandardNormalizer {
    static_assert(N > 0, "StandardNormalizer: expected at least one feature, got none");

public:
    using Features = std::array<T, N>; ///< one example

    /// epsilon = 1e-8.
    constexpr StandardNormalizer() = default;

    /// The noise of a nearly constant feature is amplified by at most 1 / sqrt(epsilon), 10^4 by default.
    explicit constexpr StandardNormalizer(T epsilon) : epsilon_(epsilon) {}

    /// Takes one example into account. False, and nothing is changed, if x holds a NaN or an infinity, would overflow
    /// S, or after 2^31 - 1 observations.
    constexpr bool observe(const Features& x) {
        if (count_ >= 2147483647u) {
            return false;
        }
        const T weight = T(1) / T(static_cast<std::int32_t>(count_ + 1u));
        for (std::size_t i = 0; i < N; ++i) {
            // x is tested first, because arithmetic on a NaN is not a constant expression.
            if (!math::is_finite(x[i]) || !math::is_finite(squares_with(i, x[i], weight))) {
                return false;
            }
        }
        ++count_;
        for (std::size_t i = 0; i < N; ++i) {
            squares_[i] = squares_with(i, x[i], weight);
            mean_[i] = mean_with(i, x[i], weight);
        }
        return true;
    }

    /// n, the number of observations.
    constexpr std::uint32_t count() const { return count_; }

    /// epsilon of the formula above.
    constexpr T epsilon() const { return epsilon_; }

    /// The mean of a feature; 0 before the first observation.
    constexpr T mean(std::size_t feature) const { return mean_[feature]; }

    /// S / n, the variance that apply() uses; 0 before the first observation.
    constexpr T variance(std::size_t feature) const {
        return count_ == 0 ? T(0) : squares_[feature] / T(static_cast<std::int32_t>(count_));
    }

    /// S / (n - 1), the unbiased estimate; 0 before the second observation.
    constexpr T sample_variance(std::size_t feature) const {
        return count_ < 2 ? T(0) : squares_[feature] / T(static_cast<std::int32_t>(count_ - 1u));
    }

    /// y of the formula above.
    constexpr Features apply(const Features& x) const {
        Features y{};
        for (std::size_t i = 0; i < N; ++i) {
            y[i] = (x[i] - mean_[i]) / scale(i);
        }
        return y;
    }

    /// x = mean + y sqrt(variance + epsilon), the inverse of apply().
    constexpr Features invert(const Features& y) const {
        Features x{};
        for (std::size_t i = 0; i < N; ++i) {
            x[i] = mean_[i] + y[i] * scale(i);
        }
        return x;
    }

    /// The state, for save and load.
    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.mean_);
        archive(self.squares_);
        archive(self.epsilon_);
        archive(self.count_);
    }

private:
    constexpr T scale(std::size_t feature) const {
        const T spread = variance(feature);
        return spread > T(0) ? math::sqrt(spread + epsilon_) : T(1);
    }

    constexpr T mean_with(std::size_t feature, T x, T weight) const {
        return mean_[feature] + (x - mean_[feature]) * weight;
    }

    constexpr T squares_with(std::size_t feature, T x, T weight) const {
        return squares_[feature] + (x - mean_[feature]) * (x - mean_with(feature, x, weight));
    }

    Features mean_{};
    Features squares_{};
    T epsilon_ = T(1e-8);
    std::uint32_t count_ = 0;
};

} // namespace nervelet

#endif
