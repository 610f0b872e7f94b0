// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_MOMENTUM_HPP
#define NERVELET_OPTIMIZER_MOMENTUM_HPP

#include <cstddef>
#include <cstdint>

#include "base.hpp"
#include "base/fixed_momentum.hpp"
#include "base/velocity.hpp"

namespace nervelet {

/// v = momentum v + g, w -= rate v. One number of state a parameter.
/// Source: Polyak 1964; torch.optim.SGD(momentum=...).
template <class T>
struct Momentum {
    T learning_rate;           ///< 0 to 65536
    T momentum = T(9) / T(10); ///< decay of v, 0 to below 1

    static constexpr bool squares_gradient = false; ///< see base/decayed_gradient.hpp

    /// What is kept for each parameter: v.
    template <std::size_t Parameters>
    using State = detail::Velocity<T, Parameters>;

    /// One step's constants. The gradient is multiplied by scale before it comes.
    struct Rule {
        T scale;
        detail::VelocityStep<T> step;
        static constexpr bool skips_zero_gradient = false;
        static constexpr bool takes_lanes = true;

        /// The new parameter, or parameters in the lanes of a vector.
        template <class Lane, class State>
        constexpr typename Lane::Type next(Lane lane, typename Lane::Type parameter, typename Lane::Type gradient,
                                           State& state, std::size_t index) const {
            const auto velocity = step.advance(lane, gradient, state, index);
            return parameter - step.learning_rate * velocity;
        }
    };

    /// Whether the hyperparameters can be used; otherwise every step is refused.
    constexpr bool is_valid() const { return is_rate(learning_rate) && is_decay(momentum); }

    /// The constants of a step, the same in every step.
    template <class Norm>
    constexpr Rule rule(std::uint32_t, const Norm&) const {
        return Rule{T(1), {learning_rate, momentum}};
    }
};

} // namespace nervelet

#endif
