// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_MERGE_LAYER_HPP
#define NERVELET_LAYER_BASE_MERGE_LAYER_HPP

#include <cstddef>

namespace nervelet {

namespace detail {

/// Writes the parameters of the plain layer that computes the same, and gives where they end. A layer without merge()
/// is plain itself.
template <class Layer, class T>
constexpr auto merge_layer(const T* parameters, T* plain, int) -> decltype(Layer::merge(parameters, plain)) {
    return Layer::merge(parameters, plain);
}

template <class Layer, class T>
constexpr T* merge_layer(const T* parameters, T* plain, long) {
    for (std::size_t i = 0; i < Layer::parameter_count; ++i) {
        plain[i] = parameters[i];
    }
    return plain + Layer::parameter_count;
}

} // namespace detail

} // namespace nervelet

#endif
