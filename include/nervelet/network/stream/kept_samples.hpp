// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_KEPT_SAMPLES_HPP
#define NERVELET_NETWORK_STREAM_KEPT_SAMPLES_HPP

#include <array>
#include <cstddef>
#include <cstdint>

namespace nervelet {
namespace detail {

/// The last so many samples of Channels numbers, in a ring: the next one takes the place of the oldest. All are zero at
/// first.
template <class T, std::size_t Samples, std::size_t Channels>
struct KeptSamples {
    std::array<T, Samples * Channels> numbers;
    std::uint32_t oldest; ///< where it lies

    constexpr void take(const T* x) {
        T* const place = numbers.data() + oldest * Channels;
        for (std::size_t c = 0; c < Channels; ++c) {
            place[c] = x[c];
        }
        oldest = oldest + 1 < Samples ? oldest + 1 : 0;
    }

    /// The sample that came so many samples after the oldest one.
    constexpr const T* sample(std::size_t after_oldest) const {
        const std::size_t place = oldest + after_oldest;
        return numbers.data() + (place < Samples ? place : place - Samples) * Channels;
    }

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.numbers);
        archive(self.oldest);
    }

    /// Whether what archive reads can be in such a ring.
    template <class Archive>
    static constexpr bool allows(const KeptSamples& self, Archive& archive) {
        std::uint32_t place = 0;
        archive(self.numbers);
        archive(place);
        return place < Samples;
    }
};

} // namespace detail
} // namespace nervelet

#endif
