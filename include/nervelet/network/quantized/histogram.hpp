// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_HISTOGRAM_HPP
#define NERVELET_NETWORK_QUANTIZED_HISTOGRAM_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "range.hpp"

namespace nervelet {
namespace detail {

/// How many numbers lie in each of equal parts of a range.
struct Histogram {
    static constexpr std::size_t bins = 2048;

    std::array<std::uint32_t, bins> counts{};
    std::uint32_t count = 0;

    template <std::size_t Size>
    constexpr void add(const Range& range, const float* numbers) {
        const float width = range.highest - range.lowest;
        for (std::size_t i = 0; i < Size; ++i) {
            const float place = width > 0.0f ? (numbers[i] - range.lowest) / width : 0.0f; // at most 1
            const std::size_t bin = static_cast<std::size_t>(place * static_cast<float>(bins));
            ++counts[bin < bins ? bin : bins - 1];
        }
        count += static_cast<std::uint32_t>(Size);
    }

    /// The range without the bins at its ends that hold at most (100 - percent) / 2 of 100 numbers each.
    constexpr Range clipped(const Range& range, float percent) const {
        const float most = static_cast<float>(count) * ((100.0f - percent) / 200.0f);
        const float width = (range.highest - range.lowest) / static_cast<float>(bins);
        std::size_t below = 0;
        for (std::uint32_t sum = counts[0]; static_cast<float>(sum) <= most; sum += counts[below]) {
            ++below;
        }
        std::size_t above = 0;
        for (std::uint32_t sum = counts[bins - 1]; static_cast<float>(sum) <= most; sum += counts[bins - 1 - above]) {
            ++above;
        }
        return {range.lowest + static_cast<float>(below) * width, range.highest - static_cast<float>(above) * width,
                range.has_nan};
    }
};

/// An observer of Count layers, see ObservedLayer, whose ranges are known.
template <std::size_t Count>
struct Histograms {
    const std::array<Range, Count>& ranges;
    std::array<Histogram, Count> of_layer;

    template <std::size_t Index, std::size_t Size>
    constexpr void see(const float* numbers) {
        of_layer[Index].template add<Size>(ranges[Index], numbers);
    }
};

} // namespace detail
} // namespace nervelet

#endif
