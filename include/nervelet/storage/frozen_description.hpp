// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_FROZEN_DESCRIPTION_HPP
#define NERVELET_STORAGE_FROZEN_DESCRIPTION_HPP

#include "../layer/bias_only.hpp"
#include "../layer/frozen.hpp"
#include "../layer/low_rank.hpp"
#include "fingerprint.hpp"

namespace nervelet {

namespace detail {

// The names of layers with constant parameters in a file. They must never change. They do not depend on the constants,
// so a file that was saved with one pretrained network can be loaded, wrongly, with another one.

template <class Layer, class Source>
struct Description<Frozen<Layer, Source>> {
    template <class Text, class Inner = Description<Layer>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("Frozen");
        return Inner::describe(text);
    }
};

template <class Layer>
struct Description<BiasOnly<Layer, false>> {
    template <class Text, class Inner = Description<Layer>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("BiasOnly");
        return Inner::describe(text);
    }
};

template <class Layer, std::size_t Rank, std::size_t Alpha>
struct Description<LowRank<Layer, Rank, Alpha, false>> {
    template <class Text, class Inner = Description<Layer>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("LowRank", Rank, Alpha);
        return Inner::describe(text);
    }
};

} // namespace detail

} // namespace nervelet

#endif
