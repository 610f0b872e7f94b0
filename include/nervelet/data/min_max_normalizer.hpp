// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_MIN_MAX_NORMALIZER_HPP
#define NERVELET_DATA_MIN_MAX_NORMALIZER_HPP

#include <array>
#include <cstddef>

#include "../core/math/classify.hpp"
#include "../scalar/traits.hpp"
#include "base/fixed_normalizer.hpp"

namespace nervelet {

namespace detail {

/// What takes the place of a refused range. It is no constant expression, so that the compiler refuses it, too, and
/// shows this name.
template <class T>
T expected_finite_minimum_not_above_maximum() {
    return not_a_number<T>();
}

} // namespace detail

/// y = (x - minimum) / (maximum - minimum) for each of N features: in [0, 1] within the range observed so far, outside
/// of it beyond. A feature that never changed (so also before two observations) gives 0. A value of 2 N scalars and a
/// flag, to be saved with the network.
template <class T, std::size_t N>
class MinMaxNormalizer {
    static_assert(N > 0, "MinMaxNormalizer: expected at least one feature, got none");

public:
    using Features = std::array<T, N>; ///< one example

    /// From what scikit-learn's MinMaxScaler shows as data_min_ and data_max_. A constexpr one lies in flash; observe()
    /// goes on from there. Where they are not finite, the minimum is above the maximum, or maximum - minimum would
    /// overflow, apply() gives NaN for this feature, and a constant expression does not compile.
    static constexpr MinMaxNormalizer from_minimum_and_maximum(const Features& minimum, const Features& maximum) {
        MinMaxNormalizer normalizer;
        normalizer.observed_ = true;
        for (std::size_t i = 0; i < N; ++i) {
            const bool is_valid = math::is_finite(minimum[i]) && math::is_finite(maximum[i]) &&
                                  minimum[i] <= maximum[i] && math::is_finite(maximum[i] - minimum[i]);
            normalizer.minimum_[i] = is_valid ? minimum[i] : detail::expected_finite_minimum_not_above_maximum<T>();
            normalizer.maximum_[i] = is_valid ? maximum[i] : normalizer.minimum_[i];
        }
        return normalizer;
    }

    /// Takes one example into account. False, and nothing is changed, if x holds a NaN or an infinity or would overflow
    /// maximum - minimum.
    constexpr bool observe(const Features& x) {
        for (std::size_t i = 0; i < N; ++i) {
            // x is tested first, because arithmetic on a NaN is not a constant expression.
            if (!math::is_finite(x[i]) || !math::is_finite(maximum_with(i, x[i]) - minimum_with(i, x[i]))) {
                return false;
            }
        }
        for (std::size_t i = 0; i < N; ++i) {
            const T lower = minimum_with(i, x[i]);
            maximum_[i] = maximum_with(i, x[i]);
            minimum_[i] = lower;
        }
        observed_ = true;
        return true;
    }

    /// The smallest value of a feature; 0 before the first observation.
    constexpr T minimum(std::size_t feature) const { return minimum_[feature]; }

    /// The largest value of a feature; 0 before the first observation.
    constexpr T maximum(std::size_t feature) const { return maximum_[feature]; }

    /// y of the formula above.
    constexpr Features apply(const Features& x) const {
        Features y{};
        for (std::size_t i = 0; i < N; ++i) {
            const T range = maximum_[i] - minimum_[i];
            y[i] = range == T(0) ? T(0) : (x[i] - minimum_[i]) / range; // of a refused range: NaN
        }
        return y;
    }

    /// apply(x) clamped to [0, 1]; a NaN stays NaN.
    constexpr Features apply_clamped(const Features& x) const {
        Features y = apply(x);
        for (std::size_t i = 0; i < N; ++i) {
            if (y[i] < T(0)) {
                y[i] = T(0);
            } else if (y[i] > T(1)) {
                y[i] = T(1);
            }
        }
        return y;
    }

    /// x = minimum + y (maximum - minimum), the inverse of apply().
    constexpr Features invert(const Features& y) const {
        Features x{};
        for (std::size_t i = 0; i < N; ++i) {
            x[i] = minimum_[i] + y[i] * (maximum_[i] - minimum_[i]);
        }
        return x;
    }

    /// Whether it can be saved and loaded: see allows(). False where apply() gives NaN for finite numbers.
    constexpr bool is_valid() const {
        bool holds = true;
        for (std::size_t i = 0; i < N; ++i) {
            holds = holds && math::is_finite(minimum_[i]) && math::is_finite(maximum_[i]) &&
                    minimum_[i] <= maximum_[i] && math::is_finite(maximum_[i] - minimum_[i]) &&
                    (observed_ || (math::is_zero(minimum_[i]) && math::is_zero(maximum_[i])));
        }
        return holds;
    }

    /// The state, for save and load.
    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.minimum_);
        archive(self.maximum_);
        archive(self.observed_);
    }

    /// Whether the fields that archive reads can be those of a normalizer: all finite, and so is maximum - minimum,
    /// which is not negative; all zero before the first observation.
    template <class Archive>
    static constexpr bool allows(Archive& archive) {
        T lower{};
        T upper{};
        Archive maxima = archive;
        for (std::size_t i = 0; i < N; ++i) {
            maxima(upper);
        }
        bool holds = true;
        bool is_zero = true;
        for (std::size_t i = 0; i < N; ++i) {
            archive(lower);
            maxima(upper);
            holds = holds && math::is_finite(lower) && math::is_finite(upper) && lower <= upper &&
                    math::is_finite(upper - lower);
            is_zero = is_zero && math::is_zero(lower) && math::is_zero(upper);
        }
        bool observed = false;
        maxima(observed);
        return holds && (observed || is_zero);
    }

private:
    constexpr T minimum_with(std::size_t feature, T x) const {
        return observed_ && minimum_[feature] < x ? minimum_[feature] : x;
    }

    constexpr T maximum_with(std::size_t feature, T x) const {
        return observed_ && maximum_[feature] > x ? maximum_[feature] : x;
    }

    Features minimum_{};
    Features maximum_{};
    bool observed_ = false;
};

} // namespace nervelet

#endif
