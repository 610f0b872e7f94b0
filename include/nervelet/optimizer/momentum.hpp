// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_MOMENTUM_HPP
#define NERVELET_OPTIMIZER_MOMENTUM_HPP

#include <cstddef>
#include <cstdint>

#include "base.hpp"
#include "base/velocity.hpp"

namespace nervelet {

/// v = momentum v + g, w -= rate v. One number of state a parameter.
/// Source: Polyak 1964; torch.optim.SGD(momentum=...).
template <class T>
struct Momentum {
    T learning_rate;
    T momentum = T(9) / T(10);

    template <std::size_t Parameters>
    using State = detail::Velocity<T, Parameters>;

    struct Rule {
        T scale;
        detail::VelocityStep<T> step;
        static constexpr bool skips_zero_gradient = false;
        static constexpr bool takes_lanes = true;

        template <class Lane, class State>
        constexpr typename Lane::Type next(Lane lane, typename Lane::Type parameter, typename Lane::Type gradient,
                                           State& state, std::size_t index) const {
            const auto velocity = step.advance(lane, gradient, state, index);
            return parameter - step.learning_rate * velocity;
        }
    };

    constexpr bool is_valid() const { return is_rate(learning_rate) && is_decay(momentum); }

    template <class Norm>
    constexpr Rule rule(std::uint32_t, const Norm&) const {
        return Rule{T(1), {learning_rate, momentum}};
    }
};

} // namespace nervelet

#endif
