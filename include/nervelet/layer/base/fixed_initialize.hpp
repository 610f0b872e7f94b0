// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_INITIALIZE_HPP
#define NERVELET_LAYER_BASE_FIXED_INITIALIZE_HPP

#include <cstddef>

#include "../../core/random.hpp"

namespace nervelet {
namespace detail {

/// The weights that initialize() gives the same layer of floats, rounded; biases are zero.
template <class Layer, class Initializer, class T>
constexpr void initialize_fixed(T* parameters, Random& random) {
    for (std::size_t row = 0; row < Layer::weight_rows; ++row) {
        for (std::size_t column = 0; column < Layer::weight_columns; ++column) {
            parameters[column * Layer::weight_rows + row] =
                T::weight(Initializer::template draw<float>(random, Layer::fan_in(), Layer::fan_out()));
        }
    }
    for (std::size_t k = Layer::weight_rows * Layer::weight_columns; k < Layer::parameter_count; ++k) {
        parameters[k] = T{};
    }
}

} // namespace detail
} // namespace nervelet

#endif
