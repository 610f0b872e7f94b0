// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_OPTIMIZER_DESCRIPTION_HPP
#define NERVELET_STORAGE_OPTIMIZER_DESCRIPTION_HPP

#include "../optimizer/adagrad.hpp"
#include "../optimizer/adam.hpp"
#include "../optimizer/adamw.hpp"
#include "../optimizer/clip_by_norm.hpp"
#include "../optimizer/clip_by_value.hpp"
#include "../optimizer/momentum.hpp"
#include "../optimizer/nesterov.hpp"
#include "../optimizer/rmsprop.hpp"
#include "../optimizer/sgd.hpp"
#include "../optimizer/weight_decay.hpp"
#include "fingerprint.hpp"

namespace nervelet {

namespace detail {

// The names of the library's optimizers in a file. They must never change.

template <class T>
struct Description<SGD<T>> {
    static constexpr void describe(Fingerprint& text) { text("SGD"); }
};

template <class T>
struct Description<Momentum<T>> {
    static constexpr void describe(Fingerprint& text) { text("Momentum"); }
};

template <class T>
struct Description<Nesterov<T>> {
    static constexpr void describe(Fingerprint& text) { text("Nesterov"); }
};

template <class T>
struct Description<Adam<T>> {
    static constexpr void describe(Fingerprint& text) { text("Adam"); }
};

template <class T>
struct Description<AdamW<T>> {
    static constexpr void describe(Fingerprint& text) { text("AdamW"); }
};

template <class T>
struct Description<RMSprop<T>> {
    static constexpr void describe(Fingerprint& text) { text("RMSprop"); }
};

template <class T>
struct Description<Adagrad<T>> {
    static constexpr void describe(Fingerprint& text) { text("Adagrad"); }
};

template <class Optimizer>
struct Description<WeightDecay<Optimizer>> {
    template <class Text, class Inner = Description<Optimizer>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("WeightDecay");
        return Inner::describe(text);
    }
};

template <class Optimizer>
struct Description<ClipByValue<Optimizer>> {
    template <class Text, class Inner = Description<Optimizer>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("ClipByValue");
        return Inner::describe(text);
    }
};

template <class Optimizer>
struct Description<ClipByNorm<Optimizer>> {
    template <class Text, class Inner = Description<Optimizer>>
    static constexpr auto describe(Text& text) -> decltype(Inner::describe(text)) {
        text("ClipByNorm");
        return Inner::describe(text);
    }
};

} // namespace detail

} // namespace nervelet

#endif
