// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_BACKWARD_BY_PLACES_HPP
#define NERVELET_KERNEL_PORTABLE_BACKWARD_BY_PLACES_HPP

#include <cstddef>

namespace nervelet {
namespace kernel {

/// The channels of one place whose dJ/dx is wanted, and their sums.
template <class T, std::size_t Most>
struct WantedChannels {
    std::size_t count;
    std::size_t channel[Most];
    T sum[Most];
};

/// Calls add_window(position, tap, wanted) for one window after the other that sees a place.
template <class Wanted, class AddWindow>
struct AddWindowTo {
    Wanted& wanted;
    const AddWindow& add_window;

    void operator()(std::size_t position, std::size_t tap) const { add_window(position, tap, wanted); }
};

/// convolution_backward() place by place, at most Most channels at once, for targets on which channels share the delta
/// of a window: add_window(position, tap, wanted) adds W[tap][c][:] . delta[position][:] to the sum of each wanted c.
template <class T, class Windows, std::size_t Most, class GradientBelow, class AddWindow>
void backward_by_places(const GradientBelow& below, const AddWindow& add_window) {
    using Wanted = WantedChannels<T, Most>;
    constexpr std::size_t channels = Windows::channels;
    std::size_t first = 0;
    for (std::size_t row = 0; row < Windows::Rows::size; ++row) {
        for (std::size_t column = 0; column < Windows::Columns::size; ++column, first += channels) {
            for (std::size_t next = 0; next < channels; next += Most) {
                const std::size_t end = channels - next < Most ? channels : next + Most;
                Wanted wanted;
                std::size_t count = 0;
                for (std::size_t channel = next; channel < end; ++channel) {
                    wanted.channel[count] = channel;
                    wanted.sum[count] = T(0);
                    count += below.wants(first + channel) ? 1 : 0;
                }
                wanted.count = count;
                if (count > 0) {
                    Windows::for_each_seeing(row, column, AddWindowTo<Wanted, AddWindow>{wanted, add_window});
                }
                for (std::size_t i = 0; i < count; ++i) {
                    below.take(first + wanted.channel[i], wanted.sum[i]);
                }
            }
        }
    }
}

/// Adds the dot products of one window by Dots::add(rows, delta, channels, count, sums): sums[i] += rows[channels[i]] .
/// delta for count > 0 channels.
template <class Windows, std::size_t Filters, class Dots, class Deltas>
struct AddWindowOfDots {
    const float* weights;
    const Deltas& delta;

    template <std::size_t Most>
    void operator()(std::size_t position, std::size_t tap, WantedChannels<float, Most>& wanted) const {
        Dots::add(weights + tap * Windows::channels * Filters, delta(position), wanted.channel, wanted.count,
                  wanted.sum);
    }
};

/// convolution_backward() of floats that way, 16 channels at once.
template <class Windows, std::size_t Filters, class Dots, class Deltas, class GradientBelow>
void backward_by_dots(const float* weights, const Deltas& delta, const GradientBelow& below) {
    constexpr std::size_t most = Windows::channels < 16 ? Windows::channels : 16;
    backward_by_places<float, Windows, most>(below, AddWindowOfDots<Windows, Filters, Dots, Deltas>{weights, delta});
}

} // namespace kernel
} // namespace nervelet

#endif
