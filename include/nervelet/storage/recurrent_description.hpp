// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_RECURRENT_DESCRIPTION_HPP
#define NERVELET_STORAGE_RECURRENT_DESCRIPTION_HPP

#include <cstddef>
#include <type_traits>

#include "../layer/gru.hpp"
#include "../layer/lstm.hpp"
#include "description_in_use.hpp"
#include "fingerprint.hpp"

namespace nervelet {

namespace detail {

// The names of recurrent layers in a file, such as "GRU 16 EveryStep ": units, what goes up, and Stateful. They must
// never change.

template <>
struct Description<LastStep> {
    static constexpr void describe(Fingerprint& text) { text("LastStep"); }
};

template <>
struct Description<EveryStep> {
    static constexpr void describe(Fingerprint& text) { text("EveryStep"); }
};

/// The options as they are checked, so that their order does not matter. Stateful belongs to training alone: a network
/// with it and one without it are the same in use.
template <class First, class Second, bool IsInUse>
constexpr void describe_recurrent(Fingerprint& text, const char* name, std::size_t units) {
    using Options = decltype(check_recurrent_options<First, Second>());
    text(name, units);
    describe<typename Options::Output>(text);
    if (!IsInUse && std::is_same<typename Options::Carried, Stateful>::value) {
        text("Stateful");
    }
}

template <std::size_t Units, class Output, class Carried>
struct Description<GRU<Units, Output, Carried>> {
    static constexpr void describe(Fingerprint& text) {
        describe_recurrent<Output, Carried, false>(text, "GRU", Units);
    }
};

template <std::size_t Units, class Output, class Carried>
struct Description<LSTM<Units, Output, Carried>> {
    static constexpr void describe(Fingerprint& text) {
        describe_recurrent<Output, Carried, false>(text, "LSTM", Units);
    }
};

template <std::size_t Units, class Output, class Carried>
struct DescriptionInUse<GRU<Units, Output, Carried>, false> {
    static constexpr void describe(Fingerprint& text) { describe_recurrent<Output, Carried, true>(text, "GRU", Units); }
};

template <std::size_t Units, class Output, class Carried>
struct DescriptionInUse<LSTM<Units, Output, Carried>, false> {
    static constexpr void describe(Fingerprint& text) {
        describe_recurrent<Output, Carried, true>(text, "LSTM", Units);
    }
};

} // namespace detail

} // namespace nervelet

#endif
