// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_FEATURES_HPP
#define NERVELET_NETWORK_FEATURES_HPP

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "../data/base/input_name.hpp"
#include "kept_features.hpp"

namespace nervelet {
namespace detail {

/// What the layers Lower, of which Last is the last, say of an input: Net::Features. Those learn nothing, so it is
/// computed once, by net.features(x), kept, and used again: net(features), trainer.step(features, target),
/// Replay<Net::Features, Label, 200, Reservoir>. A type of its own, because an Input can have as many numbers.
/// Source: Pellegrini et al. 2020, "Latent replay for real-time continual learning".
template <class Value, std::size_t Count, class Lower, class Last>
struct Features {
    using value_type = Value; ///< the network's scalar, or std::int8_t of a constant network of bytes

    std::array<Value, Count> values; ///< in the order in which the layer above reads them

    /// How many there are.
    static constexpr std::size_t size() { return Count; }
    constexpr Value& operator[](std::size_t i) { return values.data()[i]; }
    constexpr const Value& operator[](std::size_t i) const { return values.data()[i]; }
    constexpr const Value* data() const { return values.data(); }
    constexpr const Value* begin() const { return values.data(); }
    constexpr const Value* end() const { return values.data() + Count; }

    friend constexpr bool operator==(const Features& a, const Features& b) {
        std::size_t i = 0;
        while (i < Count && a[i] == b[i]) {
            ++i;
        }
        return i == Count;
    }
    friend constexpr bool operator!=(const Features& a, const Features& b) { return !(a == b); }
};

/// Those of a network that has none: its first layer learns, is a Dropout, or is the only one. Nothing reads them.
using NoFeatures = Features<float, 1, void, void>;

template <>
struct IsInput<NoFeatures> : std::false_type {};

template <class Value, std::size_t Count, class Lower, class Last>
struct InputName<Features<Value, Count, Lower, Last>> {
    template <class Text>
    static constexpr void describe(Text& text) {
        KeptFeatures<Last>::describe(text);
        NumberName<Value>::describe(text);
    }
};

} // namespace detail
} // namespace nervelet

namespace std {

/// As of a std::array.
template <class Value, std::size_t Count, class Lower, class Last>
struct tuple_size<nervelet::detail::Features<Value, Count, Lower, Last>> : std::integral_constant<std::size_t, Count> {
};

} // namespace std

#endif
