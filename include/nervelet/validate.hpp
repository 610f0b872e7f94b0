// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_VALIDATE_HPP
#define NERVELET_VALIDATE_HPP

#include <cstddef>

#include "training/validation.hpp"

namespace nervelet {

/// The mean loss, and for labels the accuracy, over a source of examples: validate<CrossEntropy>(net, held_out).loss().
template <class Loss, class Network, class Source>
constexpr Validation<typename Network::Scalar> validate(const Network& network, const Source& source) {
    Validation<typename Network::Scalar> validation;
    for (std::size_t i = 0; i < source.size(); ++i) {
        validation.template add<Loss>(network, source.input(i), source.target(i));
    }
    return validation;
}

} // namespace nervelet

#endif
