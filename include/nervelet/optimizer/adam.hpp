// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_ADAM_HPP
#define NERVELET_OPTIMIZER_ADAM_HPP

#include <cstddef>
#include <cstdint>

#include "base.hpp"
#include "base/moments.hpp"

namespace nervelet {

/// m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2,
/// w -= rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon). Two numbers of state a parameter.
/// Source: Kingma and Ba 2015; torch.optim.Adam.
template <class T>
struct Adam {
    T learning_rate;                 ///< 0 to 65536
    T beta1 = T(9) / T(10);          ///< decay of m, 0 to below 1
    T beta2 = T(999) / T(1000);      ///< decay of v, 0 to below 1
    T epsilon = T(1) / T(100000000); ///< 1e-8, keeps the quotient finite

    static constexpr bool squares_gradient = true; ///< see base/decayed_gradient.hpp

    /// What is kept for each parameter: m and v.
    template <std::size_t Parameters>
    using State = detail::Moments<T, Parameters>;

    /// One step's constants. The gradient is multiplied by scale before it comes.
    struct Rule {
        T scale;
        detail::MomentStep<T> step;
        static constexpr bool skips_zero_gradient = false;
        static constexpr bool takes_lanes = true;

        /// The new parameter, or parameters in the lanes of a vector.
        template <class Lane, class State>
        constexpr typename Lane::Type next(Lane lane, typename Lane::Type parameter, typename Lane::Type gradient,
                                           State& state, std::size_t index) const {
            return parameter - step.descent(lane, gradient, state, index);
        }
    };

    /// Whether the hyperparameters can be used; otherwise every step is refused.
    constexpr bool is_valid() const {
        return is_rate(learning_rate) && is_decay(beta1) && is_decay(beta2) && is_epsilon(epsilon);
    }

    /// The constants of a step; steps: how many were taken before.
    template <class Norm>
    constexpr Rule rule(std::uint32_t steps, const Norm&) const {
        return Rule{T(1), detail::MomentStep<T>::of(*this, steps)};
    }
};

} // namespace nervelet

#endif
