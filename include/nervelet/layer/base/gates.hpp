// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_GATES_HPP
#define NERVELET_LAYER_BASE_GATES_HPP

#include <cstddef>

#include "../../activation/sigmoid.hpp"

namespace nervelet {

namespace detail {

/// gates = sigmoid(gates + sums), part by part, see kernel::for_each_part: from what is of the state, to which the gate
/// goes, and what is of the input. Parts of numbers that have a sigmoid: T, or vectors of it.
template <class T>
struct Gates {
    T* gates;
    const T* sums;

    template <class Part>
    [[gnu::always_inline]] constexpr void operator()(Part, std::size_t u) const {
        using Number = typename Part::Type;
        Part::store(gates + u, Sigmoid::value(Number(Part::load(gates + u) + Part::load(sums + u))));
    }
};

} // namespace detail

} // namespace nervelet

#endif
