// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_ADAGRAD_HPP
#define NERVELET_OPTIMIZER_ADAGRAD_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "base.hpp"

namespace nervelet {

/// s += g^2, w -= rate * g / (sqrt(s) + epsilon). One number of state a parameter.
/// Source: Duchi et al. 2011; torch.optim.Adagrad.
template <class T>
struct Adagrad {
    T learning_rate;
    T epsilon = T(1) / T(10000000000);

    template <std::size_t Parameters>
    struct State {
        std::array<T, Parameters> square;
    };

    struct Rule {
        T scale;
        T learning_rate;
        T epsilon;
        static constexpr bool skips_zero_gradient = false;
        static constexpr bool takes_lanes = true;

        template <class Lane, class State>
        constexpr typename Lane::Type next(Lane, typename Lane::Type parameter, typename Lane::Type gradient,
                                           State& state, std::size_t index) const {
            const auto square = Lane::load(&state.square[index]) + gradient * gradient;
            Lane::store(&state.square[index], square);
            return parameter - learning_rate * gradient / (Lane::sqrt(square) + epsilon);
        }
    };

    constexpr bool is_valid() const { return is_rate(learning_rate) && is_epsilon(epsilon); }

    template <class Norm>
    constexpr Rule rule(std::uint32_t, const Norm&) const {
        return Rule{T(1), learning_rate, epsilon};
    }
};

} // namespace nervelet

#endif
