// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_ADAGRAD_HPP
#define NERVELET_OPTIMIZER_ADAGRAD_HPP

#include <cstddef>
#include <cstdint>

#include "base.hpp"
#include "base/square.hpp"

namespace nervelet {

/// s += g^2, w -= rate * g / (sqrt(s) + epsilon). One number of state a parameter.
/// Source: Duchi et al. 2011; torch.optim.Adagrad.
template <class T>
struct Adagrad {
    T learning_rate;
    T epsilon = T(1) / T(10000000000);

    template <std::size_t Parameters>
    using State = detail::SquaredGradients<T, Parameters>;

    struct Rule {
        T scale;
        detail::SquareStep<T> step;
        static constexpr bool skips_zero_gradient = false;
        static constexpr bool takes_lanes = true;

        template <class Lane, class State>
        constexpr typename Lane::Type next(Lane lane, typename Lane::Type parameter, typename Lane::Type gradient,
                                           State& state, std::size_t index) const {
            const auto square = Lane::load(&state.square[index]) + gradient * gradient;
            return parameter - step.descent(lane, gradient, square, state, index);
        }
    };

    constexpr bool is_valid() const { return is_rate(learning_rate) && is_epsilon(epsilon); }

    template <class Norm>
    constexpr Rule rule(std::uint32_t, const Norm&) const {
        return Rule{T(1), {learning_rate, epsilon}};
    }
};

} // namespace nervelet

#endif
