// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_RESERVOIR_HPP
#define NERVELET_DATA_RESERVOIR_HPP

#include <cstddef>
#include <cstdint>

#include "../core/count_up.hpp"
#include "../core/random.hpp"

namespace nervelet {

/// Which examples a Replay keeps: reservoir sampling, algorithm R. The n-th example of the stream is stored with
/// probability capacity / n, in place of a random one, so that at any time every example so far is stored with the same
/// probability. n is counted up to 2^32 - 1. Source: Vitter 1985, doi 10.1145/3147.3165.
class Reservoir {
public:
    using StoredLabel = std::uint16_t;          ///< how a Replay stores a label
    static constexpr bool needs_labels = false; ///< works with any target

    /// Whether an example with this label can be stored.
    static constexpr bool accepts(std::size_t label) { return label <= 65535u; }

    /// Counts the next example of the stream and returns the index at which it is to be stored, where `size` of
    /// `capacity` entries are in use; an index >= capacity says that it is not stored.
    template <class Labels>
    constexpr std::size_t place(const Labels&, std::size_t size, std::size_t capacity, std::size_t, Random& random) {
        detail::count_up(seen_);
        return size < capacity ? size : random.below(seen_);
    }

    /// The number of examples that were offered.
    constexpr std::uint32_t seen() const { return seen_; }

    /// The state, for save and load.
    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.seen_);
    }

    /// Whether these counters can be those of a Replay that holds `size` of `capacity` examples: all that were offered,
    /// until it is full.
    template <class Labels>
    constexpr bool allows(std::size_t size, std::size_t capacity, Labels&) const {
        return size == (seen_ < capacity ? seen_ : capacity);
    }

    /// Its name in a file.
    template <class Text>
    static constexpr void describe(Text& text) {
        text("Reservoir");
    }

private:
    std::uint32_t seen_ = 0;
};

} // namespace nervelet

#endif
