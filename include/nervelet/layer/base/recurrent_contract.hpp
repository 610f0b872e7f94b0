// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_RECURRENT_CONTRACT_HPP
#define NERVELET_LAYER_BASE_RECURRENT_CONTRACT_HPP

#include <cstddef>
#include <type_traits>

#include "../../core/shape.hpp"

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

/// Behind these, or alone behind the units: in training a window begins with the state in which the last one ended,
/// GRU<Units, EveryStep, Stateful>. The states lie in the Trainer, one for each example of a batch, and are zero at
/// first; no gradient goes from a window to the one before.
struct Stateful {};

namespace detail {

/// What a recurrent layer is that says nothing: each window begins with a state of zero.
struct Stateless {};

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

/// What goes up, and whether a state is carried.
template <class OutputType, class CarriedType>
struct RecurrentOptions {
    using Output = OutputType;
    using Carried = CarriedType;
};

template <class Option>
constexpr bool is_recurrent_output() {
    return std::is_same<Option, LastStep>::value || std::is_same<Option, EveryStep>::value;
}

/// The options of a recurrent layer, in either order. After an error every step goes up, which any layer above takes.
template <class First, class Second>
constexpr auto check_recurrent_options() {
    constexpr bool is_one = is_recurrent_output<First>() && std::is_same<Second, Stateless>::value;
    constexpr bool is_second = is_recurrent_output<First>() && std::is_same<Second, Stateful>::value;
    constexpr bool is_first = std::is_same<First, Stateful>::value &&
                              (std::is_same<Second, Stateless>::value || is_recurrent_output<Second>());
    static_assert(is_one || is_second || is_first,
                  "GRU<Units, Options...>, LSTM<Units, Options...>: expected nothing behind the units, so that the "
                  "state after the last step goes up, or EveryStep, and Stateful where training goes on from window to "
                  "window. Their activations are fixed: a sigmoid for the gates, tanh for what they let through.");
    using Behind = std::conditional_t<is_recurrent_output<Second>(), Second, LastStep>;
    using Other = std::conditional_t<is_first, Behind, EveryStep>;
    return RecurrentOptions<std::conditional_t<is_one || is_second, First, Other>,
                            std::conditional_t<is_first || is_second, Stateful, Stateless>>{};
}

/// In 16 bits.
template <class Options>
constexpr auto check_stateless(Options options) {
    static_assert(
        !std::is_same<typename Options::Carried, Stateful>::value,
        "Network<Fixed16, ...>: a Stateful layer carries its state as float or double only. Train windows that "
        "begin with a state of zero, GRU<Units, EveryStep>, or Network<float, ...>; a Stream goes on from "
        "sample to sample also in 16 bits.");
    return options;
}

} // namespace detail

} // namespace nervelet

#endif
