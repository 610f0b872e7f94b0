// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_RESIDUAL_DESCRIPTION_HPP
#define NERVELET_STORAGE_RESIDUAL_DESCRIPTION_HPP

#include <type_traits>

#include "../network/residual.hpp"
#include "description_in_use.hpp"

namespace nervelet {

namespace detail {

// The name of a Residual in a file: the layers inside, and behind them the skip, which ends them, so that no other
// nesting has the same text; then the activation. It must never change. Whether the skip is a projection, and which,
// follows from the layers.

/// The skip, as if it were a layer.
struct NameOfSkip {};

template <>
struct Description<NameOfSkip> {
    static constexpr void describe(Fingerprint& text) { text("Skip"); }
};

/// Part is Description, or DescriptionInUse where what acts in training only is left out.
template <template <class> class Part, class Activation, class Skip, class... Layers>
constexpr void describe_residual(Fingerprint& text) {
    text("Residual");
    const int in_order[] = {(Part<Layers>::describe(text), 0)...};
    static_cast<void>(in_order);
    describe<typename Skip::template apply<NameOfSkip>>(text);
    describe<Activation>(text);
}

template <class... Layers, class Activation, class Skip>
struct Description<ResidualOf<LayerList<Layers...>, Activation, Skip>> {
    template <class Text>
    static constexpr std::enable_if_t<std::is_same<Text, Fingerprint>::value &&
                                      AreAll<IsDescribed<Activation>::value, IsDescribed<Layers>::value...>::value>
    describe(Text& text) {
        describe_residual<detail::Description, Activation, Skip, Layers...>(text);
    }
};

/// DescriptionInUse with one argument.
template <class Layer>
using DescriptionOfUse = DescriptionInUse<Layer>;

template <class... Layers, class Activation, class Skip>
struct DescriptionInUse<ResidualOf<LayerList<Layers...>, Activation, Skip>, false> {
    template <class Text>
    static constexpr std::enable_if_t<std::is_same<Text, Fingerprint>::value &&
                                      AreAll<IsDescribed<Activation>::value, IsDescribedInUse<Layers>::value...>::value>
    describe(Text& text) {
        describe_residual<DescriptionOfUse, Activation, Skip, Layers...>(text);
    }
};

} // namespace detail

} // namespace nervelet

#endif
