// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_SGD_HPP
#define NERVELET_OPTIMIZER_SGD_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "base.hpp"

namespace nervelet {

/// w -= rate * g: gradient descent. No state. A parameter with zero gradient stays as it is.
/// Source: Multi-layer Perceptrons: back-propagation derivation, section 3; torch.optim.SGD.
template <class T>
struct SGD {
    typename ScalarTraits<T>::Rate learning_rate; ///< 0 to 65536; in 16 bits below 1/8, see FixedRate

    static constexpr bool squares_gradient = false; ///< see base/decayed_gradient.hpp

    /// What is kept for each parameter: nothing.
    template <std::size_t Parameters>
    struct State {};

    /// One step's constants.
    struct Rule {
        typename ScalarTraits<T>::Rate scale;             ///< multiplied into every gradient before: the learning rate
        static constexpr bool skips_zero_gradient = true; ///< a zero gradient changes nothing
        static constexpr bool subtracts = true;           ///< the gradient is subtracted, and nothing else happens
        static constexpr bool takes_lanes = true;         ///< next() also works on vectors

        /// The new parameter, or parameters in the lanes of a vector.
        template <class Lane, class State>
        constexpr typename Lane::Type next(Lane, typename Lane::Type parameter, typename Lane::Type gradient, State&,
                                           std::size_t) const {
            return parameter - gradient;
        }
    };

    /// Whether the learning rate can be used; otherwise every step is refused.
    constexpr bool is_valid() const { return is_rate(learning_rate); }

    /// The constants of a step, the same in every step.
    template <class Norm>
    constexpr Rule rule(std::uint32_t, const Norm&) const {
        return Rule{learning_rate};
    }
};

} // namespace nervelet

#endif
