// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_ADAM_HPP
#define NERVELET_OPTIMIZER_ADAM_HPP

#include <cstddef>
#include <cstdint>

#include "base.hpp"
#include "base/moments.hpp"

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

    template <std::size_t Parameters>
    using State = detail::Moments<T, Parameters>;

    struct Rule {
        T scale;
        detail::MomentStep<T> step;
        static constexpr bool skips_zero_gradient = false;
        static constexpr bool takes_lanes = true;

        template <class Lane, class State>
        constexpr typename Lane::Type next(Lane lane, typename Lane::Type parameter, typename Lane::Type gradient,
                                           State& state, std::size_t index) const {
            return parameter - step.descent(lane, gradient, state, index);
        }
    };

    constexpr bool is_valid() const {
        return is_rate(learning_rate) && is_decay(beta1) && is_decay(beta2) && is_epsilon(epsilon);
    }

    template <class Norm>
    constexpr Rule rule(std::uint32_t steps, const Norm&) const {
        return Rule{T(1), detail::MomentStep<T>::of(*this, steps)};
    }
};

} // namespace nervelet

#endif
