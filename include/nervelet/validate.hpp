// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_VALIDATE_HPP
#define NERVELET_VALIDATE_HPP

#include <cstddef>
#include <type_traits>

#include "training/example_contract.hpp"
#include "training/validation.hpp"

namespace nervelet {

/// The mean loss, and for labels the accuracy, over a source of examples: validate<CrossEntropy>(net, held_out).loss().
template <class Loss = void, class Network, class Source>
constexpr Validation<detail::RealOf<Network>> validate(const Network& network, const Source& source) {
    using Checked = detail::CheckedExamples<Network, Source>;
    const Checked& examples = *detail::AddressOf<Checked>::of(source);
    Validation<detail::RealOf<Network>> validation;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        validation.template add<Loss>(network, examples.input(i), examples.target(i));
    }
    return validation;
}

/// Reports what is no network.
template <class Loss = void, class Other, class Source>
constexpr std::enable_if_t<!detail::IsNetwork<Other>::value, Validation<float>> validate(const Other&, const Source&) {
    detail::check_network<Other>();
    return {};
}

/// Reports arrays that are no source of examples yet.
template <class Loss = void, class Network, class Inputs, class Targets>
constexpr Validation<float> validate(const Network&, const Inputs&, const Targets&) {
    static_assert(detail::AlwaysFalse<Targets>::value,
                  "validate<Loss>(net, examples): expected one source of examples, such as "
                  "Examples<Net::Input, Label, 50>{inputs, labels}, not arrays of inputs and targets.");
    return {};
}

} // namespace nervelet

#endif
