// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_SOFTSIGN_HPP
#define NERVELET_TESTS_COOKBOOK_SOFTSIGN_HPP

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

/// f(z) = z / (1 + |z|), f'(z) = (1 - |a|)^2.
struct Softsign : nn::ElementwiseActivation<Softsign> {
    template <class T>
    static constexpr T value(T z) {
        return z / (T(1) + (z < T(0) ? -z : z));
    }

    template <class T>
    static constexpr T slope(T, T a) {
        const T rest = T(1) - (a < T(0) ? -a : a);
        return rest * rest;
    }
};

#endif
