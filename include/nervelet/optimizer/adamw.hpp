// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_ADAMW_HPP
#define NERVELET_OPTIMIZER_ADAMW_HPP

#include <cstddef>
#include <cstdint>

#include "base.hpp"
#include "base/moments.hpp"

namespace nervelet {

/// w *= 1 - rate * weight_decay, then as Adam: the decay does not enter the moments. Two numbers of state a parameter.
/// Source: Loshchilov and Hutter 2019; torch.optim.AdamW.
template <class T>
struct AdamW {
    T learning_rate;                 ///< 0 to 65536
    T beta1 = T(9) / T(10);          ///< decay of m, 0 to below 1
    T beta2 = T(999) / T(1000);      ///< decay of v, 0 to below 1
    T epsilon = T(1) / T(100000000); ///< 1e-8, keeps the quotient finite
    T weight_decay = T(1) / T(100);  ///< 0 to 65536, and at most 1 / learning_rate

    static constexpr bool squares_gradient = true; ///< see base/decayed_gradient.hpp

    /// What is kept for each parameter: m and v.
    template <std::size_t Parameters>
    using State = detail::Moments<T, Parameters>;

    /// One step's constants. The gradient is multiplied by scale before it comes.
    struct Rule {
        T scale;
        detail::MomentStep<T> step;
        T keep; ///< 1 - rate * weight_decay
        static constexpr bool skips_zero_gradient = false;
        static constexpr bool takes_lanes = true;

        /// The new parameter, or parameters in the lanes of a vector.
        template <class Lane, class State>
        constexpr typename Lane::Type next(Lane lane, typename Lane::Type parameter, typename Lane::Type gradient,
                                           State& state, std::size_t index) const {
            return parameter * keep - step.descent(lane, gradient, state, index);
        }
    };

    /// Whether the hyperparameters can be used; otherwise every step is refused.
    constexpr bool is_valid() const {
        return is_rate(learning_rate) && is_decay(beta1) && is_decay(beta2) && is_epsilon(epsilon) &&
               is_share(weight_decay * learning_rate) && is_rate(weight_decay);
    }

    /// The constants of a step; steps: how many were taken before.
    template <class Norm>
    constexpr Rule rule(std::uint32_t steps, const Norm&) const {
        return Rule{T(1), detail::MomentStep<T>::of(*this, steps), T(1) - learning_rate * weight_decay};
    }
};

} // namespace nervelet

#endif
