// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_LENGTH_CONTRACT_HPP
#define NERVELET_TRAINING_LENGTH_CONTRACT_HPP

#include <type_traits>

#include "../label.hpp"
#include "../length.hpp"
#include "../network/short_input.hpp"
#include "contract.hpp"
#include "target_contract.hpp"

namespace nervelet {
namespace detail {

/// Reports a label of a network that has outputs at every step.
template <class Network, class Target>
constexpr auto check_target_of_lengths() {
    check_label<Network, Target>();
    constexpr bool holds = !std::is_same<Target, Label>::value ||
                           StepsIn<typename Network::Layers::Last::output_shape>::value == 0 ||
                           !check_lengths<Network>();
    static_assert(holds, "step(x, label, Length{5}): expected the target as Net::Output, because this network has "
                         "outputs at every step: a label names one of all of them.");
    return std::integral_constant<bool, holds&& decltype(check_lengths<Network>())::value>{};
}

/// Whether Third, where it says how many steps of an X are real, follows a window, and the error message.
template <class Network, class X, class Third>
constexpr bool check_window() {
    constexpr bool holds = !SaysLengths<Third>::value || std::is_same<X, typename Network::Input>::value;
    static_assert(holds, "x, target, Length{5}: expected x as Net::Input, a window whose first steps are real. What "
                         "net.features(x) says and an x in bytes are of all steps: leave the Length out.");
    return holds;
}

/// Reports what stands behind the target of one X.
template <class Network, class X, class Third>
constexpr void refuse_behind_target() {
    static_assert(!check_window<Network, X, Third>() || AlwaysFalse<Third>::value,
                  "step(x, target): expected nothing behind the target of one example, or as a Length how many of "
                  "its steps are real: step(x, target, Length{5}). The learning rate is the optimizer's: "
                  "trainer.optimizer().learning_rate = 0.1f; a count belongs to a batch.");
}

/// Reports what stands behind the targets of a batch and is no count.
template <class Network, class X, class Count>
constexpr void refuse_count() {
    static_assert(!check_window<Network, X, Count>() || AlwaysFalse<Count>::value,
                  "step(xs, targets, count): expected a whole number as the count of examples. How many steps of each "
                  "are real are Lengths: step(xs, targets, Lengths<3>{5, 16, 2}). The learning rate is the "
                  "optimizer's: trainer.optimizer().learning_rate = 0.1f.");
}

/// Whether x, target and what stands behind them are no example with its Length, and the error messages. Here: nothing
/// stands behind them.
template <class Network, class X, class Target, class... Behind>
struct ShortExampleContract : ExampleContract<Network, X, Target> {
    static constexpr bool is_wrong = !ExampleContract<Network, X, Target>::holds;
};

template <class Network, class X, class Target, class Third, class... More>
struct ShortExampleContract<Network, X, Target, Third, More...> {
    using Example = ExampleContract<Network, X, Target>;
    static constexpr bool is_length = std::is_same<Third, Length>::value && sizeof...(More) == 0;
    static constexpr bool is_wrong = !is_length || !Example::holds || !std::is_same<X, typename Network::Input>::value;

    static constexpr void refuse() {
        Example::refuse();
        static_assert(!Example::holds || is_length,
                      "expected nothing behind the target, or as a Length how many steps of the window are real: "
                      "add(x, target, Length{5}), evaluate<Loss>(net, x, target, Length{5}).");
        check_window<Network, X, std::conditional_t<Example::holds && is_length, Third, void>>();
    }
};

} // namespace detail
} // namespace nervelet

#endif
