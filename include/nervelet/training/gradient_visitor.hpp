// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_GRADIENT_VISITOR_HPP
#define NERVELET_TRAINING_GRADIENT_VISITOR_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../optimizer/base/next_parameter.hpp"

namespace nervelet {

namespace detail {

// Visitors of a gradient have operator()(index, gradient), which is called for every parameter, and
//     scale()              is multiplied into the gradient before, once a row
//     skips_zero_gradient  a gradient of zero need not be visited
//     subtracts            each gradient is subtracted from its parameter, and nothing else happens
//     takes_lanes          visit(lane, index, gradients) takes the lanes of a vector at once

/// Whether an optimizer's rule has subtracts = true; it need not have that member.
template <class Rule, class = void>
struct Subtracts : std::false_type {};

template <class Rule>
struct Subtracts<Rule, std::enable_if_t<Rule::subtracts>> : std::true_type {};

/// The visitor of the second sweep: changes the parameters by the optimizer's rule.
template <class T, class Rule, class State>
struct Update {
    T* parameters;
    State& state;
    Rule rule;
    static constexpr bool skips_zero_gradient = Rule::skips_zero_gradient;
    static constexpr bool subtracts = Subtracts<Rule>::value;
    static constexpr bool takes_lanes = TakesLanes<Rule>::value;

    /// For a step on so many examples. generator and Factor, a LossFactor: for a scalar that rounds at random.
    template <class Factor, class Count, class Generator>
    static constexpr Update of(T* parameters, State& state, const Rule& rule, Count, Generator&) {
        return Update{parameters, state, rule};
    }

    constexpr T scale() const { return rule.scale; }

    constexpr void operator()(std::size_t index, T gradient) {
        parameters[index] = next_parameter(rule, parameters[index], gradient, state, index);
    }

    template <class Lane>
    void visit(Lane lane, std::size_t index, typename Lane::Type gradient) {
        Lane::store(parameters + index, rule.next(lane, Lane::load(parameters + index), gradient, state, index));
    }
};

/// A visitor that adds the squares of the gradient to sum.
template <class T>
struct SquaredNorm {
    T sum;
    static constexpr bool skips_zero_gradient = true;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = false;

    constexpr T scale() const { return T(1); }
    constexpr void operator()(std::size_t, T gradient) { sum += gradient * gradient; }
};

/// A visitor that adds factor times the gradient to a buffer.
template <class T, std::size_t Size>
struct AddTo {
    std::array<T, Size>& buffer;
    T factor;
    static constexpr bool skips_zero_gradient = true;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = true;

    constexpr T scale() const { return factor; }
    constexpr void operator()(std::size_t index, T gradient) { buffer[index] += gradient; }

    template <class Lane>
    void visit(Lane, std::size_t index, typename Lane::Type gradient) {
        Lane::store(buffer.data() + index, Lane::load(buffer.data() + index) + gradient);
    }
};

} // namespace detail

} // namespace nervelet

#endif
