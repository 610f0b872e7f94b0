// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EVALUATE_HPP
#define NERVELET_EVALUATE_HPP

#include "label.hpp"
#include "objective.hpp"

namespace nervelet {

/// The loss of one example, without training: evaluate<CrossEntropy>(net, x, Label{3}). A label that names no output
/// gives the loss of a target that is all zero.
template <class Loss, class Network>
constexpr typename Network::Scalar evaluate(const Network& network, const typename Network::Input& x,
                                            const typename Network::Output& target) {
    using Goal = Objective<Loss, typename Network::Layers::Last>;
    return Goal::evaluate(network, x, target);
}

template <class Loss, class Network>
constexpr typename Network::Scalar evaluate(const Network& network, const typename Network::Input& x, Label label) {
    using Goal = Objective<Loss, typename Network::Layers::Last>;
    return Goal::evaluate(network, x, OneHot<typename Network::Scalar>{label.index});
}

} // namespace nervelet

#endif
