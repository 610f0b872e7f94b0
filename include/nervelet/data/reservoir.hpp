// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_RESERVOIR_HPP
#define NERVELET_DATA_RESERVOIR_HPP

#include <cstddef>
#include <cstdint>

#include "../core/random.hpp"

namespace nervelet {

/// Who is remembered by a Replay: reservoir sampling, algorithm R (Vitter 1985, doi 10.1145/3147.3165). The n-th
/// example of the stream comes in with probability capacity / n, for one drawn by lot: at any time every example
/// so far is remembered with the same probability. From 2^32 - 1 examples on, n stays there.
class Reservoir {
public:
    using StoredLabel = std::uint16_t;
    static constexpr bool needs_labels = false;
    static constexpr bool accepts(std::size_t label) { return label <= 65535u; }

    /// Where the next example goes, once `size` of `capacity` places are taken; nowhere if that is beyond capacity.
    template <class Labels>
    constexpr std::size_t place(const Labels&, std::size_t size, std::size_t capacity, std::size_t, Random& random) {
        seen_ += seen_ < 0xFFFFFFFFu ? 1u : 0u;
        return size < capacity ? size : random.below(seen_);
    }

    /// How many examples were offered.
    constexpr std::uint32_t seen() const { return seen_; }

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.seen_);
    }

    template <class Text>
    static constexpr void describe(Text& text) {
        text("Reservoir");
    }

private:
    std::uint32_t seen_ = 0;
};

} // namespace nervelet

#endif
