// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EVALUATE_HPP
#define NERVELET_EVALUATE_HPP

#include "label.hpp"
#include "training/contract.hpp"
#include "training/objective.hpp"

namespace nervelet {

namespace detail {

/// The objective of Loss on what Network's last layer gives.
template <class Network, class Loss>
using ObjectiveOf = Objective<typename CheckedLoss<Network, Loss>::type, typename Network::Layers::Last>;

} // namespace detail

/// The loss of one example, without training: evaluate<CrossEntropy>(net, x, target).
template <class Loss, class Network>
constexpr typename Network::Scalar evaluate(const Network& network, const typename Network::Input& x,
                                            const typename Network::Output& target) {
    using Objective = detail::ObjectiveOf<Network, Loss>;
    return Objective::evaluate(network, x, target);
}

/// The same for a label: evaluate<CrossEntropy>(net, x, Label{3}). NaN where the label names no output.
template <class Loss, class Network>
constexpr typename Network::Scalar evaluate(const Network& network, const typename Network::Input& x, Label label) {
    using Objective = detail::ObjectiveOf<Network, Loss>;
    using T = typename Network::Scalar;
    return label.index < Network::output_size ? Objective::evaluate(network, x, detail::OneHot<T>{label.index})
                                              : not_a_number<T>();
}

} // namespace nervelet

#endif
