// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_BASE_HPP
#define NERVELET_ACTIVATION_BASE_HPP

#include <cstddef>

namespace nervelet {

/// What a layer must know of any activation. A derived activation hides what is different for it.
struct ActivationBase {
    static constexpr bool is_rectifier = false;    ///< cuts half of its input away: weights start by He, not Glorot
    static constexpr bool is_probability = false;  ///< every output lies in [0, 1]
    static constexpr bool is_distribution = false; ///< the outputs of a layer sum to 1
    static constexpr bool is_last_only = false;    ///< makes sense in the last layer only
};

/// Base of every activation that maps each number by itself: a = f(z). The activation supplies
/// value(z) = f(z) and slope(z, a) = f'(z); whichever of z and a is the cheaper way to the slope may be used.
template <class Activation>
struct ElementwiseActivation : ActivationBase {
    /// z -> f(z) in place.
    template <std::size_t Size, class T>
    static constexpr void apply(T* values) {
        for (std::size_t j = 0; j < Size; ++j) {
            values[j] = Activation::value(values[j]);
        }
    }

    /// z -> f(z) in place, and factor = f'(z): what dJ/da is to be multiplied with.
    template <std::size_t Size, class T>
    static constexpr void apply(T* values, T* factor) {
        for (std::size_t j = 0; j < Size; ++j) {
            const T z = values[j];
            const T a = Activation::value(z);
            factor[j] = Activation::slope(z, a);
            values[j] = a;
        }
    }

    /// From factor * dJ/da to dJ/dz: the same thing here, because no output depends on another unit's z.
    template <std::size_t Size, class T>
    static constexpr void settle(const T*, T*) {}
};

} // namespace nervelet

#endif
