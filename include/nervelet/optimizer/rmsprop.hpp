// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_RMSPROP_HPP
#define NERVELET_OPTIMIZER_RMSPROP_HPP

#include <cstddef>
#include <cstdint>

#include "base.hpp"
#include "base/square.hpp"

namespace nervelet {

/// s = alpha s + (1 - alpha) g^2, w -= rate * g / (sqrt(s) + epsilon). One number of state a parameter.
/// Source: Hinton 2012, lecture 6; torch.optim.RMSprop.
template <class T>
struct RMSprop {
    T learning_rate;                 ///< 0 to 65536
    T alpha = T(99) / T(100);        ///< decay of s, 0 to below 1
    T epsilon = T(1) / T(100000000); ///< 1e-8, keeps the quotient finite

    static constexpr bool squares_gradient = true; ///< see base/decayed_gradient.hpp

    /// What is kept for each parameter: s.
    template <std::size_t Parameters>
    using State = detail::SquaredGradients<T, Parameters>;

    /// One step's constants. The gradient is multiplied by scale before it comes.
    struct Rule {
        T scale;
        detail::SquareStep<T> step;
        T alpha;
        static constexpr bool skips_zero_gradient = false;
        static constexpr bool takes_lanes = true;

        /// The new parameter, or parameters in the lanes of a vector.
        template <class Lane, class State>
        constexpr typename Lane::Type next(Lane lane, typename Lane::Type parameter, typename Lane::Type gradient,
                                           State& state, std::size_t index) const {
            const auto square = alpha * Lane::load(&state.square[index]) + (T(1) - alpha) * gradient * gradient;
            return parameter - step.descent(lane, gradient, square, state, index);
        }
    };

    /// Whether the hyperparameters can be used; otherwise every step is refused.
    constexpr bool is_valid() const { return is_rate(learning_rate) && is_epsilon(epsilon) && is_decay(alpha); }

    /// The constants of a step, the same in every step.
    template <class Norm>
    constexpr Rule rule(std::uint32_t, const Norm&) const {
        return Rule{T(1), {learning_rate, epsilon}, alpha};
    }
};

} // namespace nervelet

#endif
