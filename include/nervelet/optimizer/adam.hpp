// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_ADAM_HPP
#define NERVELET_OPTIMIZER_ADAM_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../core/math/power.hpp"
#include "../core/math/sqrt.hpp"
#include "../core/scalar.hpp"

namespace nervelet {

/// m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2,
/// w -= rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon). Two numbers of state a parameter.
/// Source: Kingma and Ba 2015; torch.optim.Adam.
template <class T>
struct Adam {
    T learning_rate;
    T beta1 = T(9) / T(10);
    T beta2 = T(999) / T(1000);
    T epsilon = T(1) / T(100000000);

    /// m / (1 - beta1) and v / (1 - beta2): two multiplications a parameter less.
    template <std::size_t Parameters>
    struct State {
        std::array<T, Parameters> mean;
        std::array<T, Parameters> variance;
    };

    struct Rule {
        T scale;
        T beta1;
        T beta2;
        T epsilon; // epsilon c
        T rate;    // learning_rate c (1 - beta1) / (1 - beta1^t), c = sqrt((1 - beta2^t) / (1 - beta2))
        static constexpr bool skips_zero_gradient = false;
        static constexpr bool takes_lanes = true;

        template <class Lane, class State>
        constexpr typename Lane::Type next(Lane, typename Lane::Type parameter, typename Lane::Type gradient,
                                           State& state, std::size_t index) const {
            const auto mean = beta1 * Lane::load(&state.mean[index]) + gradient;
            const auto variance = beta2 * Lane::load(&state.variance[index]) + gradient * gradient;
            Lane::store(&state.mean[index], mean);
            Lane::store(&state.variance[index], variance);
            return parameter - rate * mean / (Lane::sqrt(variance) + epsilon);
        }
    };

    constexpr bool is_valid() const {
        return is_rate(learning_rate) && is_decay(beta1) && is_decay(beta2) && is_epsilon(epsilon);
    }

    /// steps: how many steps were taken before this one, so that t = steps + 1.
    template <class Norm>
    constexpr Rule rule(std::uint32_t steps, const Norm&) const {
        const T correction = math::sqrt((T(1) - math::power(beta2, steps + 1)) / (T(1) - beta2));
        return Rule{T(1), beta1, beta2, epsilon * correction,
                    learning_rate * correction * ((T(1) - beta1) / (T(1) - math::power(beta1, steps + 1)))};
    }
};

} // namespace nervelet

#endif
