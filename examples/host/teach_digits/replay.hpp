// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_REPLAY_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_REPLAY_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/core/random.hpp>

#include "packed_image.hpp"

namespace teach {

/// The board's replay memory: at most Places examples of 33 bytes. Once it is full, a new example replaces a random one
/// of the largest class, so the classes stay balanced however long the stream is.
template <std::size_t Places>
class Replay {
    static_assert(Places > 0 && Places < 65536, "Replay: expected 1 to 65,535 places");

public:
    /// Stores an example.
    void add(const Image& image, std::size_t digit, nervelet::Random& random) {
        const std::size_t place = size_ < Places ? size_++ : place_of(fullest(), random);
        images_[place] = PackedImage(image);
        digits_[place] = static_cast<std::uint8_t>(digit);
    }

    /// A random example of that class, which must have one: count(digit) > 0.
    Image draw(std::size_t digit, nervelet::Random& random) const { return images_[place_of(digit, random)].unpack(); }

    /// The number of examples.
    std::size_t size() const { return size_; }

    /// The number of examples of a digit.
    std::size_t count(std::size_t digit) const {
        std::size_t sum = 0;
        for (std::size_t place = 0; place < size_; ++place) {
            sum += digits_[place] == digit ? 1u : 0u;
        }
        return sum;
    }

private:
    std::size_t place_of(std::size_t digit, nervelet::Random& random) const {
        std::size_t left = random.below(static_cast<std::uint32_t>(count(digit)));
        std::size_t place = 0;
        while (digits_[place] != digit || left-- > 0) {
            ++place;
        }
        return place;
    }

    /// The largest class; of equal ones the newest, because examples of it still arrive.
    std::size_t fullest() const {
        std::size_t best = 0;
        for (std::size_t digit = 1; digit < class_count; ++digit) {
            best = count(digit) >= count(best) ? digit : best;
        }
        return best;
    }

    std::array<PackedImage, Places> images_{};
    std::array<std::uint8_t, Places> digits_{};
    std::uint16_t size_ = 0;
};

} // namespace teach

#endif
