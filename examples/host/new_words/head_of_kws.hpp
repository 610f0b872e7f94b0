// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_NEW_WORDS_HEAD_OF_KWS_HPP
#define NERVELET_EXAMPLES_HOST_NEW_WORDS_HEAD_OF_KWS_HPP

#include "model.hpp"

namespace new_words {

/// Starts the head as the last layer of kws, in numbers instead of bytes; it says none of the new words yet.
inline void start_as_kws(Net& net) {
    nn::Network<float, nn::Input<49, 10, 1>, nn::Pretrained<kws::Net, kws::net, 9>, nn::Dense<old_classes, nn::Softmax>>
        old;
    nn::take_over(old, kws::net);
    for (std::size_t j = 0; j < classes; ++j) {
        const bool is_old = j < old_classes;
        for (std::size_t k = 0; k < 64; ++k) {
            net.weights<0>()(k, j) = is_old ? old.weights<0>()(k, j) : 0.0f;
        }
        net.bias<0>()[j] = is_old ? old.bias<0>()[j] : -10.0f; // below what kws says of the class that wins
    }
}

} // namespace new_words

#endif
