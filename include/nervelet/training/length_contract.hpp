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

/// Whether x, target and what stands behind them, if anything does, are no example with its Length, and the error
/// messages.
template <class Network, class X, class Target, class Third = Length>
struct ShortExampleContract {
    using Example = ExampleContract<Network, X, Target>;
    static constexpr bool is_wrong = !std::is_same<Third, Length>::value || !Example::holds;

    static constexpr void refuse() {
        Example::refuse();
        static_assert(!Example::holds || std::is_same<Third, Length>::value,
                      "expected nothing behind the target, or as a Length how many steps of the window are real: "
                      "add(x, target, Length{5}), evaluate<Loss>(net, x, target, Length{5}).");
    }
};

} // namespace detail
} // namespace nervelet

#endif
