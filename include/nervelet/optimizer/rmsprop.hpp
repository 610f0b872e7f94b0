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
    T learning_rate;
    T alpha = T(99) / T(100);
    T epsilon = T(1) / T(100000000);

    template <std::size_t Parameters>
    using State = detail::SquaredGradients<T, Parameters>;

    struct Rule {
        T scale;
        detail::SquareStep<T> step;
        T alpha;
        static constexpr bool skips_zero_gradient = false;
        static constexpr bool takes_lanes = true;

        template <class Lane, class State>
        constexpr typename Lane::Type next(Lane lane, typename Lane::Type parameter, typename Lane::Type gradient,
                                           State& state, std::size_t index) const {
            const auto square = alpha * Lane::load(&state.square[index]) + (T(1) - alpha) * gradient * gradient;
            return parameter - step.descent(lane, gradient, square, state, index);
        }
    };

    constexpr bool is_valid() const { return is_rate(learning_rate) && is_epsilon(epsilon) && is_decay(alpha); }

    template <class Norm>
    constexpr Rule rule(std::uint32_t, const Norm&) const {
        return Rule{T(1), {learning_rate, epsilon}, alpha};
    }
};

} // namespace nervelet

#endif
