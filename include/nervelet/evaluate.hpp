// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EVALUATE_HPP
#define NERVELET_EVALUATE_HPP

#include <cstddef>
#include <type_traits>

#include "label.hpp"
#include "length.hpp"
#include "training/contract.hpp"
#include "training/fixed_objective.hpp"
#include "training/length_contract.hpp"
#include "training/objective.hpp"
#include "training/target_contract.hpp"

namespace nervelet {

namespace detail {

/// The objective of a checked loss on what Network's last layer gives.
template <class Network, class Loss>
struct ObjectiveOfChecked {
    using type = Objective<Loss, LastLayerOf<typename Network::Scalar, Loss, typename Network::Layers::Last>>;
};

/// The objective of Loss on what Network's last layer gives.
template <class Network, class Loss>
using ObjectiveOf = typename ObjectiveOfChecked<Network, typename CheckedLoss<Network, Loss>::type>::type;

/// The scalar of a network; there is none for anything else.
template <class Network>
using ScalarOf = typename Network::Parameters::value_type;

/// What a loss of a network is held in: its scalar, or in 16 bits FixedLoss.
template <class Network>
using LossOf = typename ScalarTraits<ScalarOf<Network>>::Loss;

/// What means of losses are held in: its scalar, or for 16 bits float.
template <class Network>
using RealOf = typename ScalarTraits<ScalarOf<Network>>::Real;

/// The loss of one example with a label.
template <class Loss, class Network, class X>
constexpr LossOf<Network> evaluate_label(const Network& network, const X& x, Label label) {
    check_label<Network, Label>();
    using T = typename Network::Scalar;
    return label.index < Network::output_size ? ObjectiveOf<Network, Loss>::evaluate(network, x, OneHot<T>{label.index})
                                              : not_a_number<LossOf<Network>>();
}

/// The loss of the first steps of an example.
template <class Loss, class Network, class Target>
constexpr LossOf<Network> evaluate_short(const Network& network, const typename Network::Input& x, const Target& target,
                                         std::size_t steps, std::true_type) {
    return is_length<Network>(steps)
               ? ObjectiveOf<Network, Loss>::evaluate(network, ShortInput<Network>{&x, steps}, target)
               : not_a_number<LossOf<Network>>();
}

template <class Loss, class Network, class Target>
constexpr LossOf<Network> evaluate_short(const Network&, const typename Network::Input&, const Target&, std::size_t,
                                         std::false_type) {
    return not_a_number<LossOf<Network>>();
}

} // namespace detail

/// The loss of one example, without training: evaluate<CrossEntropy>(net, x, target). x is an Input, what
/// net.features(x) has said, or bytes for a constant network of bytes.
template <class Loss = void, class Network, class X = typename Network::Input,
          std::enable_if_t<detail::Reads<Network, X>::value, int> = 0>
constexpr detail::LossOf<Network> evaluate(const Network& network, const X& x, const typename Network::Output& target) {
    using Objective = detail::ObjectiveOf<Network, Loss>;
    return Objective::evaluate(network, x, target);
}

/// The same for a label: evaluate<CrossEntropy>(net, x, Label{3}). NaN where the label names no output.
template <class Loss = void, class Network, class X = typename Network::Input, class LabelType,
          std::enable_if_t<detail::Reads<Network, X>::value, int> = 0,
          class = std::enable_if_t<std::is_same<LabelType, Label>::value>>
constexpr detail::LossOf<Network> evaluate(const Network& network, const X& x, LabelType label) {
    return detail::evaluate_label<Loss>(network, x, label);
}

/// The loss of a window of which only the first steps are real, see Length: as that of trainer.step(x, target, length).
/// NaN for a length of 0, or one that is larger than the Input has steps.
template <class Loss = void, class Network>
constexpr detail::LossOf<Network> evaluate(const Network& network, const typename Network::Input& x,
                                           const typename Network::Output& target, Length length) {
    return detail::evaluate_short<Loss>(network, x, target.data(), length.steps,
                                        detail::check_target_of_lengths<Network, typename Network::Output>());
}

/// The same for a label.
template <class Loss = void, class Network, class LabelType,
          class = std::enable_if_t<std::is_same<LabelType, Label>::value>>
constexpr detail::LossOf<Network> evaluate(const Network& network, const typename Network::Input& x, LabelType label,
                                           Length length) {
    using T = typename Network::Scalar;
    return detail::evaluate_short<Loss>(network, x, detail::OneHot<T>{label.index},
                                        label.index < Network::output_size ? length.steps : 0,
                                        detail::check_target_of_lengths<Network, LabelType>());
}

/// Reports an x in braces with fewer or more numbers than there are inputs.
template <class Loss = void, class Network, class Number, std::size_t Inputs, class Target,
          class T = detail::ScalarOf<Network>, class = std::enable_if_t<Inputs != Network::input_size>>
constexpr detail::LossOf<Network> evaluate(const Network&, const Number (&)[Inputs], const Target&) {
    detail::ExampleContract<Network, T[Inputs], typename Network::Output>::refuse();
    return not_a_number<detail::LossOf<Network>>();
}

/// Reports a target in braces with fewer or more numbers than there are outputs.
template <class Loss = void, class Network, class X = typename Network::Input, class Number, std::size_t Outputs,
          class T = detail::ScalarOf<Network>, class = std::enable_if_t<Outputs != Network::output_size>>
constexpr detail::LossOf<Network> evaluate(const Network&, const X&, const Number (&)[Outputs]) {
    detail::ExampleContract<Network, typename Network::Input, T[Outputs]>::refuse();
    return not_a_number<detail::LossOf<Network>>();
}

/// The same where both are lists in braces.
template <class Loss = void, class Network, class InputNumber, std::size_t Inputs, class OutputNumber,
          std::size_t Outputs, class T = detail::ScalarOf<Network>,
          class = std::enable_if_t<Inputs != Network::input_size || Outputs != Network::output_size>>
constexpr detail::LossOf<Network> evaluate(const Network&, const InputNumber (&)[Inputs],
                                           const OutputNumber (&)[Outputs]) {
    using X = detail::InBraces<typename Network::Input, Inputs, Inputs != Network::input_size>;
    using Target = detail::InBraces<typename Network::Output, Outputs, Outputs != Network::output_size>;
    detail::ExampleContract<Network, X, Target>::refuse();
    return not_a_number<detail::LossOf<Network>>();
}

/// Reports a length before a target in braces. {5} alone is no Length here: it may stand behind a target.
template <class Loss = void, class Network, class LengthType, class Number, std::size_t Outputs,
          class = std::enable_if_t<std::is_same<LengthType, Length>::value>>
constexpr detail::LossOf<Network> evaluate(const Network&, const typename Network::Input&, LengthType,
                                           const Number (&)[Outputs]) {
    detail::refuse_target<Network, typename Network::Input, LengthType>();
    return not_a_number<detail::LossOf<Network>>();
}

/// Reports an x or a target of a wrong type, or what stands behind them and is no Length; an x in braces counts as an
/// Input.
template <class Loss = void, class Network, class X = typename Network::Input, class Target, class... Behind,
          class T = detail::ScalarOf<Network>,
          class = std::enable_if_t<detail::ShortExampleContract<Network, X, Target, Behind...>::is_wrong>>
constexpr detail::LossOf<Network> evaluate(const Network&, const X&, const Target&, Behind...) {
    detail::ShortExampleContract<Network, X, Target, Behind...>::refuse();
    return not_a_number<detail::LossOf<Network>>();
}

/// Reports what is no network.
template <class Loss = void, class Other, class X, class Target,
          std::enable_if_t<!detail::IsNetwork<Other>::value, int> = 0>
constexpr float evaluate(const Other&, const X&, const Target&) {
    detail::check_network<Other>();
    return not_a_number<float>();
}

} // namespace nervelet

#endif
