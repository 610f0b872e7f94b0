// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_ADAMW_HPP
#define NERVELET_OPTIMIZER_ADAMW_HPP

#include <cstddef>
#include <cstdint>

#include "base.hpp"
#include "base/moments.hpp"

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

    template <std::size_t Parameters>
    using State = detail::Moments<T, Parameters>;

    struct Rule {
        T scale;
        detail::MomentStep<T> step;
        T keep;
        static constexpr bool skips_zero_gradient = false;
        static constexpr bool takes_lanes = true;

        template <class Lane, class State>
        constexpr typename Lane::Type next(Lane lane, typename Lane::Type parameter, typename Lane::Type gradient,
                                           State& state, std::size_t index) const {
            return parameter * keep - step.descent(lane, gradient, state, index);
        }
    };

    constexpr bool is_valid() const {
        return is_rate(learning_rate) && is_decay(beta1) && is_decay(beta2) && is_epsilon(epsilon) &&
               is_rate(weight_decay * learning_rate) && is_rate(weight_decay);
    }

    template <class Norm>
    constexpr Rule rule(std::uint32_t steps, const Norm&) const {
        return Rule{T(1), detail::MomentStep<T>::of(*this, steps), T(1) - learning_rate * weight_decay};
    }
};

} // namespace nervelet

#endif
