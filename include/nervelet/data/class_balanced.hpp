// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_CLASS_BALANCED_HPP
#define NERVELET_DATA_CLASS_BALANCED_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../core/count_up.hpp"
#include "../core/random.hpp"

namespace nervelet {

/// Which examples a Replay keeps: class-balancing reservoir sampling. Once the memory is full, an example of a class
/// that never was among the largest replaces a random example of one of the largest classes; an example of another
/// class replaces a random one of its own class, with probability held / seen of that class. So a rare class keeps all
/// of its examples, and each class is a uniform sample of its own stream, however uneven the stream is. For targets
/// that are a Label. State: a counter and a flag for each class. Source: Chrysakis and Moens 2020, PMLR 119:1952.
template <std::size_t Classes>
class ClassBalanced {
    static_assert(
        Classes > 1 && Classes <= 65536,
        "ClassBalanced<Classes>: expected 2 to 65,536 classes. With one there is nothing to balance: Reservoir.");

public:
    /// How a Replay stores a label: in one byte for up to 256 classes, else in two.
    using StoredLabel = std::conditional_t<(Classes <= 256), std::uint8_t, std::uint16_t>;
    static constexpr bool needs_labels = true; ///< works with targets that are a Label only

    /// Whether an example with this label can be kept.
    static constexpr bool accepts(std::size_t label) { return label < Classes; }

    /// Counts the next example of the stream and returns the index at which it is to be stored, where `size` of
    /// `capacity` entries are in use; an index >= capacity says that it is not stored. labels[i] is the label of entry
    /// i.
    template <class Labels>
    constexpr std::size_t place(const Labels& labels, std::size_t size, std::size_t capacity, std::size_t label,
                                Random& random) {
        detail::count_up(seen_[label]);
        if (size < capacity) {
            return size;
        }
        std::uint32_t held[Classes] = {};
        std::uint32_t most = 0;
        for (std::size_t i = 0; i < size; ++i) {
            const std::uint32_t count = ++held[labels[i]];
            most = count > most ? count : most;
        }
        std::uint32_t candidates = 0; // the examples of the largest classes
        for (std::size_t c = 0; c < Classes; ++c) {
            if (held[c] == most) {
                was_largest_[c] = true;
                candidates += most;
            }
        }
        // With more classes than entries a class can have been replaced altogether; then it counts as a new one.
        const bool takes_own_place = was_largest_[label] && held[label] > 0;
        std::uint32_t skip = random.below(takes_own_place ? seen_[label] : candidates);
        for (std::size_t i = 0; i < size; ++i) {
            const bool can_go = takes_own_place ? labels[i] == label : held[labels[i]] == most;
            if (can_go && skip-- == 0) {
                return i;
            }
        }
        return capacity;
    }

    /// The number of examples of that class that were offered.
    constexpr std::uint32_t seen(std::size_t label) const { return label < Classes ? seen_[label] : 0u; }

    /// The state, for save and load.
    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.seen_);
        archive(self.was_largest_);
    }

    /// Whether these counters can be those of a Replay that holds `size` of `capacity` examples: of each class no more
    /// than were offered; all that were offered, and no class was the largest, until it is full. labels reads the label
    /// of one example after another.
    template <class Labels>
    constexpr bool allows(std::size_t size, std::size_t capacity, Labels& labels) const {
        std::uint32_t held[Classes] = {};
        for (std::size_t i = 0; i < size; ++i) {
            StoredLabel label = 0;
            labels(label);
            held[label] += 1u;
        }
        bool holds = true;
        for (std::size_t c = 0; c < Classes; ++c) {
            holds = holds && (size < capacity ? held[c] == seen_[c] && !was_largest_[c]
                                              : held[c] <= seen_[c] && (!was_largest_[c] || seen_[c] > 0));
        }
        return holds;
    }

    /// Its name in a file.
    template <class Text>
    static constexpr void describe(Text& text) {
        text("ClassBalanced", Classes);
    }

private:
    std::array<std::uint32_t, Classes> seen_{};
    std::array<bool, Classes> was_largest_{};
};

} // namespace nervelet

#endif
