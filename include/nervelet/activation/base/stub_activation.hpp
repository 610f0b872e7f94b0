// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_BASE_STUB_ACTIVATION_HPP
#define NERVELET_ACTIVATION_BASE_STUB_ACTIVATION_HPP

#include "../base.hpp"

namespace nervelet {

namespace detail {

/// f(z) = z, which takes the place of an invalid activation once its error has been reported. It has all properties
/// that a loss can require, so that one mistake gives one error.
struct StubActivation : ElementwiseActivation<StubActivation> {
    static constexpr bool is_probability = true;
    static constexpr bool is_distribution = true;

    /// f(z).
    template <class T>
    static constexpr T value(T z) {
        return z;
    }

    /// f'(z).
    template <class T>
    static constexpr T slope(T, T) {
        return T(1);
    }
};

} // namespace detail

} // namespace nervelet

#endif
