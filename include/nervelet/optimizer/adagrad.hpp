// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_ADAGRAD_HPP
#define NERVELET_OPTIMIZER_ADAGRAD_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../core/math/sqrt.hpp"
#include "../core/scalar.hpp"

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

        template <class State>
        constexpr T operator()(T parameter, T gradient, State& state, std::size_t index) const {
            const T square = state.square[index] + gradient * gradient;
            state.square[index] = square;
            return parameter - learning_rate * gradient / (math::sqrt(square) + epsilon);
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
