// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_ZERO_HPP
#define NERVELET_INITIALIZER_ZERO_HPP

#include <cstddef>

#include "../core/random.hpp"

namespace nervelet {

/// weight = 0. Takes no random number. For biases; hidden weights that start equal stay equal.
struct Zero {
    template <class T>
    static constexpr T draw(Random&, std::size_t, std::size_t) {
        return T(0);
    }
};

} // namespace nervelet

#endif
