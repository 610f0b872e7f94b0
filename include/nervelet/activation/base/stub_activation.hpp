// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_ACTIVATION_BASE_STUB_ACTIVATION_HPP
#define NERVELET_ACTIVATION_BASE_STUB_ACTIVATION_HPP

#include "../base.hpp"

namespace nervelet {

namespace detail {

/// f(z) = z behind a broken contract. It promises everything, so that the one mistake makes no second error.
struct StubActivation : ElementwiseActivation<StubActivation> {
    static constexpr bool is_probability = true;
    static constexpr bool is_distribution = true;

    template <class T>
    static constexpr T value(T z) {
        return z;
    }

    template <class T>
    static constexpr T slope(T, T) {
        return T(1);
    }
};

} // namespace detail

} // namespace nervelet

#endif
