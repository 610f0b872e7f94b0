// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_GATES_HPP
#define NERVELET_LAYER_BASE_GATES_HPP

#include <cstddef>

#include "../../activation/sigmoid.hpp"

namespace nervelet {

namespace detail {

/// gates = sigmoid(gates + sums), part by part, see kernel::for_each_part. Before, gates holds what the state adds to
/// the sum of each gate; sums holds what the input adds. Part::Type must have a sigmoid: T, or a vector of T.
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
