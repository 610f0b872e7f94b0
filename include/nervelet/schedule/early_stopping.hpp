// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_EARLY_STOPPING_HPP
#define NERVELET_SCHEDULE_EARLY_STOPPING_HPP

#include <cstdint>
#include <limits>

#include "../core/count_up.hpp"
#include "../core/math/classify.hpp"
#include "../scalar/fixed.hpp"

namespace nervelet {

/// Says when to stop: after `patience` updates in a row without a loss < best - minimum_improvement. The loss is to be
/// that of examples that are not trained on. Source: Prechelt 1998, doi 10.1007/3-540-49430-8_3.
template <class T>
class EarlyStopping {
public:
    /// A patience of 0 counts as 1: the first update without improvement stops. A minimum_improvement that is negative
    /// or NaN counts as 0: what is worse is never a new best.
    explicit constexpr EarlyStopping(std::uint32_t patience, T minimum_improvement = T{})
        : minimum_improvement_(minimum_improvement > T{} ? minimum_improvement : T{}), patience_(patience) {}

    /// Takes the next loss. True if it is a new best, so that a copy of the network should be kept. The first finite
    /// loss always is; a NaN or an infinity never is.
    constexpr bool update(T loss) {
        const bool improved = math::is_finite(loss) && (!has_best() || loss < best_ - minimum_improvement_);
        if (improved) {
            updates_to_best_ = waited_ < 0xFFFFFFFFu - updates_to_best_ ? updates_to_best_ + waited_ + 1u : 0xFFFFFFFFu;
            best_ = loss;
            waited_ = 0;
        } else {
            detail::count_up(waited_);
        }
        return improved;
    }

    /// Whether to stop.
    constexpr bool stop() const { return waited_ > 0 && waited_ >= patience_; }

    /// The best loss so far; before the first finite loss the largest finite number.
    constexpr T best() const { return best_; }

    /// The index of the update that was the best, from 0 and up to 2^32 - 2; before the first finite loss also 0.
    constexpr std::uint32_t best_step() const { return has_best() ? updates_to_best_ - 1u : 0u; }

    /// Forgets all losses and keeps patience and minimum_improvement.
    constexpr void reset() { *this = EarlyStopping(patience_, minimum_improvement_); }

private:
    constexpr bool has_best() const { return updates_to_best_ > 0; }

    T best_ = (std::numeric_limits<T>::max)();
    T minimum_improvement_;
    std::uint32_t patience_;
    std::uint32_t updates_to_best_ = 0; ///< up to the best and with it; 0 before the first finite loss
    std::uint32_t waited_ = 0;          ///< since the best
};

/// Reports a scalar of 16 bits, of which losses are not.
template <int WeightBits, int ActivationBits>
class EarlyStopping<Fixed<WeightBits, ActivationBits>> {
    static_assert(WeightBits < 0, // never
                  "EarlyStopping<Fixed16>: expected EarlyStopping<float> for the means that validate() gives, or "
                  "EarlyStopping<FixedLoss> for what evaluate() and a step answer.");

public:
    /// After that report.
    explicit constexpr EarlyStopping(std::uint32_t) {}
    /// After that report.
    template <class Loss>
    constexpr bool update(const Loss&) {
        return false;
    }
    /// After that report.
    constexpr bool stop() const { return true; }
};

} // namespace nervelet

#endif
