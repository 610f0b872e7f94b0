// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_STATE_PAIR_HPP
#define NERVELET_NETWORK_STREAM_STATE_PAIR_HPP

#include <type_traits>

namespace nervelet {
namespace detail {

/// Two things that a stream keeps, of which an empty one takes no memory. (Without base classes: GCC 12 does not get
/// over empty ones in constant expressions.)
template <class First, class Second, bool IsFirstEmpty = std::is_empty<First>::value,
          bool IsSecondEmpty = std::is_empty<Second>::value>
struct StatePair {
    First first_state;
    Second second_state;
    constexpr First& first() { return first_state; }
    constexpr Second& second() { return second_state; }

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        First::fields(self.first_state, archive);
        Second::fields(self.second_state, archive);
    }

    /// Whether what archive reads can be in both.
    template <class Archive>
    static constexpr bool allows(const StatePair& self, Archive& archive) {
        const bool holds = First::allows(self.first_state, archive);
        return Second::allows(self.second_state, archive) && holds;
    }
};

template <class First, class Second>
struct StatePair<First, Second, true, false> {
    Second second_state;
    constexpr First first() const { return {}; }
    constexpr Second& second() { return second_state; }

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        Second::fields(self.second_state, archive);
    }

    template <class Archive>
    static constexpr bool allows(const StatePair& self, Archive& archive) {
        return Second::allows(self.second_state, archive);
    }
};

template <class First, class Second>
struct StatePair<First, Second, false, true> {
    First first_state;
    constexpr First& first() { return first_state; }
    constexpr Second second() const { return {}; }

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        First::fields(self.first_state, archive);
    }

    template <class Archive>
    static constexpr bool allows(const StatePair& self, Archive& archive) {
        return First::allows(self.first_state, archive);
    }
};

template <class First, class Second>
struct StatePair<First, Second, true, true> {
    constexpr First first() const { return {}; }
    constexpr Second second() const { return {}; }

    template <class Self, class Archive>
    static constexpr void fields(Self&, Archive&) {}

    template <class Archive>
    static constexpr bool allows(const StatePair&, Archive&) {
        return true;
    }
};

} // namespace detail
} // namespace nervelet

#endif
