// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_BASE_VELOCITY_HPP
#define NERVELET_OPTIMIZER_BASE_VELOCITY_HPP

#include <array>
#include <cstddef>

#include "possible_sums.hpp"

namespace nervelet {

namespace detail {

/// What Momentum and Nesterov keep for each parameter: v = momentum v + g.
template <class T, std::size_t Parameters>
struct Velocity {
    std::array<T, Parameters> velocity;

    /// Whether one of them can be that number.
    static constexpr bool allows(T number, std::size_t) { return is_decaying_sum(number); }
};

/// One step's constants, and the new v of a parameter.
template <class T>
struct VelocityStep {
    T learning_rate;
    T momentum;

    /// Updates v by a gradient and returns it.
    template <class Lane, class State>
    constexpr typename Lane::Type advance(Lane, typename Lane::Type gradient, State& state, std::size_t index) const {
        const auto velocity = momentum * Lane::load(&state.velocity[index]) + gradient;
        Lane::store(&state.velocity[index], velocity);
        return velocity;
    }
};

} // namespace detail

} // namespace nervelet

#endif
