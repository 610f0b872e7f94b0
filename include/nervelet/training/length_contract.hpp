// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_LENGTH_CONTRACT_HPP
#define NERVELET_TRAINING_LENGTH_CONTRACT_HPP

#include <type_traits>

#include "../label.hpp"
#include "../network/short_input.hpp"
#include "contract.hpp"

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

} // namespace detail
} // namespace nervelet

#endif
