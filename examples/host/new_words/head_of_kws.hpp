// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_NEW_WORDS_HEAD_OF_KWS_HPP
#define NERVELET_EXAMPLES_HOST_NEW_WORDS_HEAD_OF_KWS_HPP

#include <cmath>

#include "model.hpp"

namespace new_words {

/// The constants of layer Index of a network of bytes.
template <std::size_t Index, class Layers>
const auto& layer(const Layers& layers) {
    if constexpr (Index == 0) {
        return layers.first;
    } else {
        return layer<Index - 1>(layers.above);
    }
}

/// Starts the head as the last layer of kws, in numbers instead of bytes; it says none of the new words yet. Of the
/// bytes q that it sees kws makes the number s(y) M (b + sum_k w[k] q[k]), and q[k] = x[k] / s(x) + z(x).
inline void start_as_kws(Net& net) {
    constexpr std::size_t last = kws::Net::Layers::size - 1;
    const auto& old = layer<last>(kws::net.layers).filters;
    const float input_scale = layer<last - 1>(kws::net.layers).scale; // the average pool's
    for (std::size_t j = 0; j < old_classes; ++j) {
        const float step = old.output.scale * std::ldexp(static_cast<float>(old.mantissas[j]), old.exponents[j] - 31);
        float bias = static_cast<float>(old.bias[j]);
        for (std::size_t k = 0; k < 64; ++k) {
            const float weight = static_cast<float>(old.weight(j, k));
            net.weights<0>()(k, j) = weight * step / input_scale;
            bias += weight * static_cast<float>(old.pad);
        }
        net.bias<0>()[j] = bias * step;
    }
    for (std::size_t j = old_classes; j < classes; ++j) {
        net.bias<0>()[j] = -10.0f; // below what kws says of the class that wins
    }
}

} // namespace new_words

#endif
