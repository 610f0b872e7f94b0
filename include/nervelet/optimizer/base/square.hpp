// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_BASE_SQUARE_HPP
#define NERVELET_OPTIMIZER_BASE_SQUARE_HPP

#include <array>
#include <cstddef>

#include "possible_sums.hpp"

namespace nervelet {

namespace detail {

/// What Adagrad and RMSprop keep for each parameter: s, a sum or a running mean of g^2.
template <class T, std::size_t Parameters>
struct SquaredGradients {
    std::array<T, Parameters> square;

    /// Whether one of them can be that number.
    static constexpr bool allows(T number, std::size_t) { return is_sum_of_squares(number); }
};

/// One step's constants, and rate * g / (sqrt(s) + epsilon).
template <class T>
struct SquareStep {
    T learning_rate;
    T epsilon;

    /// Stores the new s of a parameter and returns what is to be subtracted from the parameter.
    template <class Lane, class State>
    constexpr typename Lane::Type descent(Lane, typename Lane::Type gradient, typename Lane::Type square, State& state,
                                          std::size_t index) const {
        Lane::store(&state.square[index], square);
        return learning_rate * gradient / (Lane::sqrt(square) + epsilon);
    }
};

} // namespace detail

} // namespace nervelet

#endif
