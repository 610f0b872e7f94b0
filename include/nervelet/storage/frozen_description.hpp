// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_FROZEN_DESCRIPTION_HPP
#define NERVELET_STORAGE_FROZEN_DESCRIPTION_HPP

#include "../layer/bias_only.hpp"
#include "../layer/frozen.hpp"
#include "../layer/low_rank.hpp"
#include "fingerprint.hpp"

namespace nervelet {

namespace detail {

// What layers with constant parameters are called in a file, for good. The constants are not in it: what was learned on
// one factory network is not to be loaded beside another.

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
