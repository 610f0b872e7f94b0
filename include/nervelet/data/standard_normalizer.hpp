// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_STANDARD_NORMALIZER_HPP
#define NERVELET_DATA_STANDARD_NORMALIZER_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "../core/math/classify.hpp"
#include "../core/math/sqrt.hpp"
#include "../scalar/traits.hpp"
#include "base/fixed_normalizer.hpp"

namespace nervelet {

namespace detail {

/// What takes the place of refused moments. It is no constant expression, so that the compiler refuses them, too, and
/// shows this name.
template <class T>
T expected_finite_mean_and_variance_of_at_least_0() {
    return not_a_number<T>();
}

} // namespace detail

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

    /// From what scikit-learn's StandardScaler shows as mean_ and var_, with epsilon = 0 as there; a variance of 0 is
    /// divided by 1. A constexpr one lies in flash. observe() goes on from count observations, n_samples_seen_; without
    /// count it refuses. Where a mean or variance is not finite, a variance below 0 or beyond the largest number over
    /// count, or count is 0 or above 2^31 - 1, apply() gives NaN for this feature, and a constant expression does not
    /// compile.
    static constexpr StandardNormalizer from_mean_and_variance(const Features& mean, const Features& variance,
                                                               std::uint32_t count = most_observations) {
        StandardNormalizer normalizer{T(0)};
        normalizer.count_ = count;
        for (std::size_t i = 0; i < N; ++i) {
            const bool is_valid = count > 0 && count <= most_observations && math::is_finite(mean[i]) &&
                                  math::is_finite(variance[i]) && variance[i] >= T(0) &&
                                  variance[i] <= (std::numeric_limits<T>::max)() / T(static_cast<std::int32_t>(count));
            normalizer.mean_[i] = is_valid ? mean[i] : detail::expected_finite_mean_and_variance_of_at_least_0<T>();
            normalizer.squares_[i] = is_valid ? variance[i] * T(static_cast<std::int32_t>(count)) : T(0);
        }
        return normalizer;
    }

    /// Takes one example into account. False, and nothing is changed, if x holds a NaN or an infinity, would overflow
    /// S, or after 2^31 - 1 observations.
    constexpr bool observe(const Features& x) {
        if (count_ >= most_observations) {
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

    /// sqrt(variance + epsilon), which apply() divides by; 1 of a feature that never changed. scikit-learn's scale_.
    constexpr T scale(std::size_t feature) const {
        const T spread = variance(feature);
        return spread > T(0) ? math::sqrt(spread + epsilon_) : T(1);
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

    /// Whether it can be saved and loaded: see allows(). False where apply() gives NaN for finite numbers.
    constexpr bool is_valid() const {
        bool holds = math::is_finite(epsilon_) && epsilon_ >= T(0) && count_ <= most_observations;
        for (std::size_t i = 0; i < N; ++i) {
            holds = holds && math::is_finite(mean_[i]) && math::is_finite(squares_[i]) && squares_[i] >= T(0) &&
                    (count_ > 0 || (math::is_zero(mean_[i]) && math::is_zero(squares_[i])));
        }
        return holds;
    }

    /// The state, for save and load.
    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.mean_);
        archive(self.squares_);
        archive(self.epsilon_);
        archive(self.count_);
    }

    /// Whether the fields that archive reads can be those of a normalizer: all finite, S and epsilon not negative, at
    /// most 2^31 - 1 observations, and without one all means and S zero.
    template <class Archive>
    static constexpr bool allows(Archive& archive) {
        bool holds = true;
        bool is_zero = true;
        T number{};
        for (std::size_t i = 0; i < 2 * N; ++i) {
            archive(number);
            holds = holds && math::is_finite(number) && (i < N || number >= T(0));
            is_zero = is_zero && math::is_zero(number);
        }
        archive(number);
        std::uint32_t count = 0;
        archive(count);
        return holds && math::is_finite(number) && number >= T(0) && count <= 2147483647u && (count > 0 || is_zero);
    }

private:
    static constexpr std::uint32_t most_observations = 2147483647; // 2^31 - 1

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
