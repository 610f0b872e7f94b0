// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_ADAMW_HPP
#define NERVELET_OPTIMIZER_ADAMW_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../core/math/power.hpp"
#include "../core/math/sqrt.hpp"
#include "../core/scalar.hpp"

namespace nervelet {

/// w *= 1 - rate * weight_decay, then as Adam: the decay does not enter the moments.
/// Source: Loshchilov and Hutter 2019; torch.optim.AdamW.
template <class T>
struct AdamW {
    T learning_rate;
    T beta1 = T(9) / T(10);
    T beta2 = T(999) / T(1000);
    T epsilon = T(1) / T(100000000);
    T weight_decay = T(1) / T(100);

    /// m / (1 - beta1) and v / (1 - beta2), as Adam keeps them.
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
        T keep;
        static constexpr bool skips_zero_gradient = false;
        static constexpr bool takes_lanes = true;

        template <class Lane, class State>
        constexpr typename Lane::Type next(Lane, typename Lane::Type parameter, typename Lane::Type gradient,
                                           State& state, std::size_t index) const {
            const auto mean = beta1 * Lane::load(&state.mean[index]) + gradient;
            const auto variance = beta2 * Lane::load(&state.variance[index]) + gradient * gradient;
            Lane::store(&state.mean[index], mean);
            Lane::store(&state.variance[index], variance);
            return parameter * keep - rate * mean / (Lane::sqrt(variance) + epsilon);
        }
    };

    constexpr bool is_valid() const {
        return is_rate(learning_rate) && is_decay(beta1) && is_decay(beta2) && is_epsilon(epsilon) &&
               is_rate(weight_decay * learning_rate) && is_rate(weight_decay);
    }

    /// steps: how many steps were taken before this one, so that t = steps + 1.
    template <class Norm>
    constexpr Rule rule(std::uint32_t steps, const Norm&) const {
        const T correction = math::sqrt((T(1) - math::power(beta2, steps + 1)) / (T(1) - beta2));
        return Rule{T(1),
                    beta1,
                    beta2,
                    epsilon * correction,
                    learning_rate * correction * ((T(1) - beta1) / (T(1) - math::power(beta1, steps + 1))),
                    T(1) - learning_rate * weight_decay};
    }
};

} // namespace nervelet

#endif
