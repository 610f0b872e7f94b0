// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_SCHEDULE_EARLY_STOPPING_HPP
#define NERVELET_SCHEDULE_EARLY_STOPPING_HPP

#include <cstdint>
#include <limits>

#include "../core/math/classify.hpp"

namespace nervelet {

/// Stop once `patience` updates in a row brought no loss < best - minimum_improvement (Prechelt 1998,
/// doi 10.1007/3-540-49430-8_3). Feed it the loss of examples that are not trained on.
template <class T>
class EarlyStopping {
public:
    /// A patience of 0 counts as 1: the first update without improvement stops.
    explicit constexpr EarlyStopping(std::uint32_t patience, T minimum_improvement = T(0))
        : minimum_improvement_(minimum_improvement), patience_(patience) {}

    /// True if this loss is a new best: now is the time to keep a copy of the network.
    /// The first finite loss always is; a NaN or an infinity never is.
    constexpr bool update(T loss) {
        const bool improved = math::is_finite(loss) && (!has_best() || loss < best_ - minimum_improvement_);
        ++updates_;
        if (improved) {
            best_ = loss;
            waited_ = 0;
        } else {
            ++waited_;
        }
        return improved;
    }

    constexpr bool stop() const { return waited_ > 0 && waited_ >= patience_; }

    /// The greatest finite number before the first finite loss.
    constexpr T best() const { return best_; }

    /// Which update was the best, from 0; 0 also before the first finite loss.
    constexpr std::uint32_t best_step() const { return has_best() ? updates_ - waited_ - 1u : 0u; }

    /// As new, with the same patience.
    constexpr void reset() { *this = EarlyStopping(patience_, minimum_improvement_); }

private:
    constexpr bool has_best() const { return waited_ < updates_; }

    T best_ = (std::numeric_limits<T>::max)();
    T minimum_improvement_;
    std::uint32_t patience_;
    std::uint32_t updates_ = 0;
    std::uint32_t waited_ = 0;
};

} // namespace nervelet

#endif
