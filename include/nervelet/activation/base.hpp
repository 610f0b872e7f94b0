// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_BASE_HPP
#define NERVELET_ACTIVATION_BASE_HPP

#include <cstddef>

#include "../core/math/number.hpp"
#include "../kernel/kernels.hpp"

namespace nervelet {

/// Base class of every activation: properties, which a derived activation redefines where they are different for it.
struct ActivationBase {
    static constexpr bool is_rectifier = false;    ///< damps z < 0 only, like ReLU: weights start by He, not Glorot
    static constexpr bool is_probability = false;  ///< every output is in [0, 1]
    static constexpr bool is_distribution = false; ///< the outputs of a layer sum to 1
    static constexpr bool is_last_only = false;    ///< makes sense in the last layer only
    static constexpr bool has_two_slopes = false;  ///< f'(z) is 1 for z > 0, else a constant of at most 1
    static constexpr bool takes_lanes = false;     ///< value() and slope() also work on vectors, see relu.hpp
    using Known = kernel::Unknown;                 ///< a function that kernels may have a form of their own for
};

/// Base class of every activation a = f(z) of single numbers. The activation has value(z) = f(z) and slope(z, a) =
/// f'(z), which may be computed from z or from a = f(z), whichever is cheaper.
template <class Activation>
struct ElementwiseActivation : ActivationBase {
    /// Replaces Size numbers z by f(z).
    template <std::size_t Size, class T>
    static constexpr void apply(T* values) {
        kernel::transform<Size>(Value{}, values);
    }

    /// Replaces Size numbers z by f(z) and sets factor = f'(z), with which dJ/da is to be multiplied.
    template <std::size_t Size, class T>
    static constexpr void apply(T* values, T* factor) {
        kernel::transform<Size>(ValueAndSlope{}, values, factor);
    }

    /// Makes dJ/dz of factor * dJ/da, which is dJ/dz already, because no output depends on another unit's z.
    template <std::size_t Size, class T>
    static constexpr void settle(const T*, T*) {}

private:
    struct Value {
        static constexpr bool takes_lanes = Activation::takes_lanes;
        using Known = typename Activation::Known;

        template <class Number>
        constexpr Number operator()(Number z) const {
            return Activation::value(z);
        }
    };

    struct ValueAndSlope {
        static constexpr bool takes_lanes = Activation::takes_lanes;

        template <class Number>
        constexpr Number operator()(Number z, Number& slope) const {
            const Number a = Activation::value(z);
            slope = Activation::slope(z, a);
            return a;
        }
    };
};

} // namespace nervelet

#endif
