// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_WINDOW_OPTION_DESCRIPTION_HPP
#define NERVELET_STORAGE_WINDOW_OPTION_DESCRIPTION_HPP

#include <cstddef>

#include "../layer/base/window_options.hpp"
#include "fingerprint.hpp"

namespace nervelet {

namespace detail {

// The names of the options of convolutions and pools in a file. They must never change.

/// An option that is not there: no word.
struct NoWindowOption {};

template <>
struct Description<NoWindowOption> {
    static constexpr void describe(Fingerprint&) {}
};

template <std::size_t Rows, std::size_t Columns>
struct Description<Stride<Rows, Columns>> {
    static constexpr void describe(Fingerprint& text) { text("Stride", Rows, Columns); }
};

template <std::size_t Rows, std::size_t Columns>
struct Description<Padding<Rows, Columns>> {
    static constexpr void describe(Fingerprint& text) { text("Padding", Rows, Columns); }
};

template <>
struct Description<Same> {
    static constexpr void describe(Fingerprint& text) { text("Same"); }
};

template <>
struct Description<Causal> {
    static constexpr void describe(Fingerprint& text) { text("Causal"); }
};

template <std::size_t Distance>
struct Description<Dilation<Distance>> {
    static constexpr void describe(Fingerprint& text) { text("Dilation", Distance); }
};

template <std::size_t Filters>
struct Description<Multiplier<Filters>> {
    static constexpr void describe(Fingerprint& text) { text("Multiplier", Filters); }
};

/// Appends the names of the options that are there: stride, padding, dilation, multiplier, in whatever order they were
/// written.
template <class... Options>
constexpr void describe_window_options(Fingerprint& text) {
    describe<typename ChosenOption<StrideOption, NoWindowOption, Options...>::type>(text);
    describe<typename ChosenOption<PaddingOption, NoWindowOption, Options...>::type>(text);
    describe<typename ChosenOption<DilationOption, NoWindowOption, Options...>::type>(text);
    describe<typename ChosenOption<MultiplierOption, NoWindowOption, Options...>::type>(text);
}

} // namespace detail

} // namespace nervelet

#endif
