// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_DROPOUT_HPP
#define NERVELET_LAYER_DROPOUT_HPP

#include <cstddef>

#include "../scalar/fixed.hpp"
#include "base/dropping.hpp"
#include "base/fixed_dropping.hpp"

namespace nervelet {

/// Inverted dropout with its own keep probability p_k for each unit: in training a~_k = r_k a_k / p_k with
/// r_k ~ Bernoulli(p_k), dJ/da_k = r_k / p_k dJ/da~_k; in use the identity. The shape stays what it is. r is one bit a
/// unit on the trainer's tape; a~ is never stored: the layer above reads through the mask. Source: Dropout, forward
/// propagation.
/// Keep says p_k for each unit:
/// struct Keep { template <class T> static constexpr T probability(std::size_t unit) { return ...; } };
template <class Keep>
struct DropoutPerUnit : detail::DropoutBase {
    template <class T, class InputShape>
    struct Layer : detail::Dropping<T, InputShape, Keep, InputShape::size> {};
};

/// In 16 bits, where p is the same for all units: there a~ is stored.
template <class Keep>
template <int WeightBits, int ActivationBits, class InputShape>
struct DropoutPerUnit<Keep>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : detail::FixedDropping<Fixed<WeightBits, ActivationBits>, InputShape, Keep, InputShape::size> {};

namespace detail {

template <unsigned Percent>
constexpr auto check_percent() {
    static_assert(Percent < 100,
                  "Dropout<Percent>: expected 0 to 99 units dropped in 100; 100 or more would drop all.");
    return SameForAll<(Percent < 100 ? Percent : 0)>{};
}

} // namespace detail

/// Dropout<20> drops 20 in 100 of its inputs in training and scales the others by 1 / 0.8.
template <unsigned Percent>
struct Dropout : DropoutPerUnit<decltype(detail::check_percent<Percent>())> {};

} // namespace nervelet

#endif
