// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_RECURRENT_DESCRIPTION_HPP
#define NERVELET_STORAGE_RECURRENT_DESCRIPTION_HPP

#include <cstddef>

#include "../layer/gru.hpp"
#include "../layer/lstm.hpp"
#include "fingerprint.hpp"

namespace nervelet {

namespace detail {

// The names of recurrent layers in a file, such as "GRU 16 EveryStep ": units, and what goes up. They must never
// change.

template <>
struct Description<LastStep> {
    static constexpr void describe(Fingerprint& text) { text("LastStep"); }
};

template <>
struct Description<EveryStep> {
    static constexpr void describe(Fingerprint& text) { text("EveryStep"); }
};

template <std::size_t Units, class Output>
struct Description<GRU<Units, Output>> {
    static constexpr void describe(Fingerprint& text) {
        text("GRU", Units);
        detail::describe<Output>(text);
    }
};

template <std::size_t Units, class Output>
struct Description<LSTM<Units, Output>> {
    static constexpr void describe(Fingerprint& text) {
        text("LSTM", Units);
        detail::describe<Output>(text);
    }
};

} // namespace detail

} // namespace nervelet

#endif
