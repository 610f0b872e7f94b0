// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_BASE_MOMENTS_HPP
#define NERVELET_OPTIMIZER_BASE_MOMENTS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../core/count_up.hpp"
#include "../../core/math/power.hpp"
#include "../../core/math/sqrt.hpp"
#include "possible_sums.hpp"

namespace nervelet {

namespace detail {

/// What Adam and AdamW keep for each parameter with gradient g: of m = beta1 m + (1 - beta1) g and
/// v = beta2 v + (1 - beta2) g^2 the quotients m / (1 - beta1) and v / (1 - beta2), which saves two multiplications.
template <class T, std::size_t Parameters>
struct Moments {
    std::array<T, Parameters> mean;
    std::array<T, Parameters> variance;

    /// Whether that number of them all, the means first, can come of gradients that a step accepts.
    static constexpr bool allows(T number, std::size_t index) {
        return index < Parameters ? is_decaying_sum(number) : is_sum_of_squares(number);
    }
};

/// One step's constants, and learning_rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon).
template <class T>
struct MomentStep {
    T beta1;
    T beta2;
    T epsilon; // epsilon c
    T rate;    // learning_rate c (1 - beta1) / (1 - beta1^t), c = sqrt((1 - beta2^t) / (1 - beta2))

    /// The constants of a step; steps: how many were taken before it, so that t = steps + 1, at most 2^32 - 1.
    template <class Optimizer>
    static constexpr MomentStep of(const Optimizer& optimizer, std::uint32_t steps) {
        std::uint32_t t = steps;
        count_up(t);
        const T beta1 = optimizer.beta1;
        const T beta2 = optimizer.beta2;
        const T correction = math::sqrt((T(1) - math::power(beta2, t)) / (T(1) - beta2));
        return MomentStep{beta1, beta2, optimizer.epsilon * correction,
                          optimizer.learning_rate * correction * ((T(1) - beta1) / (T(1) - math::power(beta1, t)))};
    }

    /// Updates the moments by a gradient and returns what is to be subtracted from its parameter.
    template <class Lane, class State>
    constexpr typename Lane::Type descent(Lane, typename Lane::Type gradient, State& state, std::size_t index) const {
        const auto mean = beta1 * Lane::load(&state.mean[index]) + gradient;
        const auto variance = beta2 * Lane::load(&state.variance[index]) + gradient * gradient;
        Lane::store(&state.mean[index], mean);
        Lane::store(&state.variance[index], variance);
        return rate * mean / (Lane::sqrt(variance) + epsilon);
    }
};

} // namespace detail

} // namespace nervelet

#endif
