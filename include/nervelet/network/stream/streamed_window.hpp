// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_STREAMED_WINDOW_HPP
#define NERVELET_NETWORK_STREAM_STREAMED_WINDOW_HPP

#include <array>
#include <cstddef>

#include "../../core/uninitialized.hpp"
#include "../chain.hpp"
#include "answer_times.hpp"
#include "kept_samples.hpp"
#include "state_pair.hpp"

namespace nervelet {
namespace detail {

/// The numbers of the taps of one window, of which x is the last: T[tap][channel].
template <class Window, std::size_t Channels, class T, class Kept>
constexpr void gather_window(const Kept& kept, const T* x, T* numbers) {
    for (std::size_t tap = 0; tap < Window::taps; ++tap, numbers += Channels) {
        const T* const sample = tap + 1 < Window::taps ? kept.sample(tap * Window::dilation) : x;
        for (std::size_t c = 0; c < Channels; ++c) {
            numbers[c] = sample[c];
        }
    }
}

/// A convolution or a pool, sample by sample: it keeps the samples that a later window sees, and each window is the
/// layer itself over the taps of that window alone. Kept are zeros at first, which are a convolution's pads in front:
/// its sums begin with b + 0, which is never -0, so products of zero with finite weights, of whichever sign, change
/// nothing.
template <class Window, class T, std::size_t Channels, bool IsSingleTap = Window::taps == 1>
struct StreamedWindow {
    using Layer = BoundLayer<typename Window::Single, T, Shape<Window::taps, Channels>>;
    using Scratch = typename Layer::Scratch;
    using Kept = KeptSamples<T, Window::before, Channels>;
    using Times = AnswerTimes<Window::first_answer, Window::stride>;
    static constexpr bool is_in_step = Window::first_answer == 0 && Window::stride == 1;
    using State = StatePair<Kept, Times>;

    static constexpr const T* push(const T* parameters, State& state, const T* x, Scratch& scratch) {
        const T* answer = nullptr;
        if (state.second().is_next_answered()) {
            using Numbers = std::array<T, Window::taps * Channels>;
            Numbers numbers = uninitialized<Numbers>();
            gather_window<Window, Channels>(state.first(), x, numbers.data());
            answer = Layer::infer(parameters, static_cast<const T*>(numbers.data()), scratch);
        }
        state.first().take(x);
        return answer;
    }
};

/// With one tap there is nothing to keep.
template <class Window, class T, std::size_t Channels>
struct StreamedWindow<Window, T, Channels, true> {
    using Layer = BoundLayer<typename Window::Single, T, Shape<1, Channels>>;
    using Scratch = typename Layer::Scratch;
    using State = AnswerTimes<0, Window::stride>;
    static constexpr bool is_in_step = Window::stride == 1;

    static constexpr const T* push(const T* parameters, State& state, const T* x, Scratch& scratch) {
        return state.is_next_answered() ? Layer::infer(parameters, x, scratch) : nullptr;
    }
};

} // namespace detail
} // namespace nervelet

#endif
