// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_BASE_NEXT_PARAMETER_HPP
#define NERVELET_OPTIMIZER_BASE_NEXT_PARAMETER_HPP

#include <cstddef>
#include <type_traits>

#include "../../scalar/one_lane.hpp"

namespace nervelet {

namespace detail {

/// Whether an optimizer's rule has its formula for many parameters at once: takes_lanes = true, and next(lane,
/// parameter, gradient, state, index). A rule without takes_lanes is called as rule(parameter, gradient, state, index).
template <class Rule, class = void>
struct TakesLanes : std::false_type {};

template <class Rule>
struct TakesLanes<Rule, std::enable_if_t<Rule::takes_lanes>> : std::true_type {};

/// The new value of one parameter by a rule.
template <class Rule, class T, class State>
constexpr std::enable_if_t<TakesLanes<Rule>::value, T> next_parameter(const Rule& rule, T parameter, T gradient,
                                                                      State& state, std::size_t index) {
    return rule.next(OneLane<T>{}, parameter, gradient, state, index);
}

template <class Rule, class T, class State>
constexpr std::enable_if_t<!TakesLanes<Rule>::value, T> next_parameter(const Rule& rule, T parameter, T gradient,
                                                                       State& state, std::size_t index) {
    return rule(parameter, gradient, state, index);
}

} // namespace detail

} // namespace nervelet

#endif
