// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_CONVOLUTION_BACKWARD_HPP
#define NERVELET_KERNEL_SOFT_CONVOLUTION_BACKWARD_HPP

#include "../../core/math/classify.hpp"
#include "../portable/backward_by_places.hpp"
#include "../portable/convolution_backward.hpp"
#include "add_product.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {
namespace soft {

constexpr std::size_t channels_at_once = 8;

/// The dot products of a few channels, which share delta: it is taken apart once for all of them, and one that is zero
/// costs nothing. Sums begin with 0 where Dot's begin with a product, which does not show: only a zero could have
/// another sign by it, and it is added to a sum that is never -0.
template <std::size_t Filters>
struct DotsOfChannels {
    using Wanted = WantedChannels<float, channels_at_once>;

    const float* weights; ///< of the tap

    __attribute__((noinline)) void add(const float* delta, Wanted& wanted) const {
        constexpr std::size_t full = DotOrder<Filters>::full;
        float sums[(full > 0 ? 4 : 1) * channels_at_once];
        if (full > 0) {
            add_lanes(sums, delta, wanted);
        } else {
            clear(sums, wanted.count);
        }
        for (std::size_t j = full; j < Filters; ++j) {
            add_column(sums, j, delta[j], wanted);
        }
        add_product(wanted.sum, 1.0f, sums, wanted.count);
    }

private:
    /// The tree of eight lanes, each with a sum for every channel. Two of them are added as soon as both are there, so
    /// that no more than four are kept; they come in the order of their bits read backwards.
    void add_lanes(float* sums, const float* delta, const Wanted& wanted) const {
        float* next = sums;
        for (std::size_t n = 0; n < 8; ++n) {
            clear(next, wanted.count);
            for (std::size_t j = (n & 1) * 4 + (n & 2) + n / 4; j < DotOrder<Filters>::full; j += 8) {
                add_column(next, j, delta[j], wanted);
            }
            for (std::size_t both = n + 1; both % 2 == 0; both /= 2) {
                next -= wanted.count;
                add_product(next, 1.0f, next + wanted.count, wanted.count);
            }
            next += wanted.count;
        }
    }

    static void clear(float* sums, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            sums[i] = 0.0f;
        }
    }

    void add_column(float* lane, std::size_t j, float delta, const Wanted& wanted) const {
        if (!math::is_zero(delta)) {
            float column[channels_at_once];
            for (std::size_t i = 0; i < wanted.count; ++i) {
                column[i] = weights[wanted.channel[i] * Filters + j];
            }
            add_product(lane, delta, column, wanted.count);
        }
    }
};

template <class Windows, std::size_t Filters, class Deltas>
struct AddWindowOfDots {
    const float* weights;
    const Deltas& delta;

    void operator()(std::size_t position, std::size_t tap, WantedChannels<float, channels_at_once>& wanted) const {
        DotsOfChannels<Filters>{weights + tap * Windows::channels * Filters}.add(delta(position), wanted);
    }
};

} // namespace soft

template <class Windows, std::size_t Filters, class Deltas, class GradientBelow>
inline void convolution_backward(const float* weights, const Deltas& delta, const GradientBelow& below, Soft) {
    backward_by_places<float, Windows, soft::channels_at_once>(
        below, soft::AddWindowOfDots<Windows, Filters, Deltas>{weights, delta});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
