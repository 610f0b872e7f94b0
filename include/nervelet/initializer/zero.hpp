// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_INITIALIZER_ZERO_HPP
#define NERVELET_INITIALIZER_ZERO_HPP

#include <cstddef>

#include "../core/random.hpp"

namespace nervelet {

/// weight = 0. Draws no random number. Not for hidden layers: units that start with equal weights stay equal.
struct Zero {
    /// One weight, whatever the numbers of inputs and units.
    template <class T>
    static constexpr T draw(Random&, std::size_t, std::size_t) {
        return T(0);
    }
};

} // namespace nervelet

#endif
