// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_EXAMPLE_CONTRACT_HPP
#define NERVELET_TRAINING_EXAMPLE_CONTRACT_HPP

#include <cstddef>
#include <type_traits>

#include "../core/type_identity.hpp"
#include "../label.hpp"
#include "contract.hpp"

namespace nervelet {

namespace detail {

/// Takes the place of an invalid source of examples once its error has been reported.
template <class Network>
struct NoExamples {
    using Input = typename Network::Input;
    using Target = typename Network::Output;
    static constexpr std::size_t capacity = 1;

    constexpr std::size_t size() const { return 0; }
    constexpr Input input(std::size_t) const { return Input{}; }
    constexpr Target target(std::size_t) const { return Target{}; }
};

/// Whether Source is a source of examples for Network.
template <class Network, class Source, class = void>
struct FitsNetwork : std::false_type {};

template <class Network, class Source>
struct FitsNetwork<Network, Source,
                   std::enable_if_t<Reads<Network, typename Source::Input>::value &&
                                    (std::is_same<typename Source::Target, typename Network::Output>::value ||
                                     std::is_same<typename Source::Target, Label>::value) &&
                                    (Source::capacity > 0)>> : std::true_type {};

/// The targets of Source where it fits Network.
template <class Network, class Source, bool Fits>
struct TargetOf {
    using type = typename Network::Output;
};

template <class Network, class Source>
struct TargetOf<Network, Source, true> {
    using type = typename Source::Target;
};

/// Source where it fits Network, else NoExamples.
template <class Network, class Source>
constexpr auto check_examples() {
    constexpr bool fits = FitsNetwork<Network, Source>::value;
    static_assert(fits || IsStub<Network>::value,
                  "TrainingLoop, Adaptation, validate: expected examples for the network, such as "
                  "Examples<Net::Input, Label, 50> or a Replay<Net::Input, Label, 200, Reservoir>, or of "
                  "Net::Features; the targets are Net::Output, or Label if the network has several outputs.");
    constexpr bool holds = check_label<Network, typename TargetOf<Network, Source, fits>::type>() && fits;
    return TypeIdentity<std::conditional_t<holds, Source, NoExamples<Network>>>{};
}

/// What check_examples gives.
template <class Network, class Source>
using CheckedExamples = typename decltype(check_examples<Network, Source>())::type;

/// Reports a criterion that needs labels where the held-out examples have other targets.
template <class Criterion, class Source>
constexpr bool check_criterion() {
    constexpr bool holds = !Criterion::needs_labels || std::is_same<typename Source::Target, Label>::value;
    static_assert(holds, "Adaptation<Trainer, Source, HeldOut, HigherAccuracy>: expected held-out examples with a "
                         "Label, because right answers are counted. LowerLoss takes any target.");
    return holds;
}

/// The address of a source, or nullptr where NoExamples took its place.
template <class Source>
struct AddressOf {
    static constexpr const Source* of(const Source& source) { return &source; }

    template <class Other>
    static constexpr const Source* of(const Other&) {
        return nullptr;
    }
};

} // namespace detail

} // namespace nervelet

#endif
