// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_RECURRENT_CONTRACT_HPP
#define NERVELET_LAYER_BASE_RECURRENT_CONTRACT_HPP

#include <cstddef>
#include <type_traits>

#include "../../core/shape.hpp"
#include "../../core/type_identity.hpp"

namespace nervelet {

/// What a recurrent layer hands up where nothing else is said: its state after the last step.
struct LastStep {
    template <std::size_t Steps, std::size_t Units>
    using output_shape = Shape<Units>;
};

/// What GRU<Units, EveryStep> and LSTM<Units, EveryStep> hand up: the state after every step, [step][unit].
struct EveryStep {
    template <std::size_t Steps, std::size_t Units>
    using output_shape = Shape<Steps, Units>;
};

namespace detail {

/// How many steps there are, of so many channels.
template <std::size_t StepCount, std::size_t ChannelCount>
struct StepsOver {
    static constexpr std::size_t steps = StepCount;
    static constexpr std::size_t channels = ChannelCount;
};

template <std::size_t Steps, std::size_t Channels>
constexpr auto check_steps(Shape<Steps, Channels>) {
    return StepsOver<Steps, Channels>{};
}

template <class Other>
constexpr auto check_steps(Other) {
    static_assert(!std::is_same<Other, Other>::value,
                  "GRU<Units>, LSTM<Units>: expected an input of steps x channels, such as Input<16, 3>; a single "
                  "channel is written Input<16, 1>. Behind a Dense, a global pool or the last step of another GRU or "
                  "LSTM there are no steps left: one below another is GRU<Units, EveryStep>.");
    return StepsOver<1, Other::size>{};
}

template <std::size_t Units>
constexpr auto check_recurrent_units() {
    static_assert(Units > 0, "GRU<Units>, LSTM<Units>: expected at least one unit.");
    return std::integral_constant<std::size_t, (Units > 0 ? Units : 1)>{};
}

template <class Output>
constexpr auto check_recurrent_output() {
    constexpr bool holds = std::is_same<Output, LastStep>::value || std::is_same<Output, EveryStep>::value;
    static_assert(holds,
                  "GRU<Units, Output>, LSTM<Units, Output>: expected nothing behind the units, so that the state "
                  "after the last step goes up, or EveryStep. Their activations are fixed: a sigmoid for the "
                  "gates, tanh for what they let through.");
    return TypeIdentity<std::conditional_t<holds, Output, LastStep>>{};
}

} // namespace detail

} // namespace nervelet

#endif
