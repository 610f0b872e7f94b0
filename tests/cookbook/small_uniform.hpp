// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_SMALL_UNIFORM_HPP
#define NERVELET_TESTS_COOKBOOK_SMALL_UNIFORM_HPP

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

/// weight ~ U(-0.05, 0.05), whatever the number of inputs (fan_in) and of units (fan_out).
struct SmallUniform {
    template <class T>
    static constexpr T draw(nn::Random& random, std::size_t /*fan_in*/, std::size_t /*fan_out*/) {
        return T(0.05f) * (T(2) * random.uniform<T>() - T(1));
    }
};

#endif
