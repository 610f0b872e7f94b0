// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_STREAMED_CAUSAL_POOL_HPP
#define NERVELET_NETWORK_STREAM_STREAMED_CAUSAL_POOL_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../../core/uninitialized.hpp"
#include "streamed_window.hpp"

namespace nervelet {
namespace detail {

/// The last so many samples, and how many of them have come.
template <class T, std::size_t Samples, std::size_t Channels>
struct SamplesSeen {
    using Kept = KeptSamples<T, Samples, Channels>;
    Kept samples;
    std::uint32_t seen; ///< at most Samples

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        Kept::fields(self.samples, archive);
        archive(self.seen);
    }

    template <class Archive>
    static constexpr bool allows(const SamplesSeen& self, Archive& archive) {
        const bool is_ring = Kept::allows(self.samples, archive);
        std::uint32_t count = 0;
        archive(count);
        return is_ring && count <= Samples;
    }
};

/// A pool with pads in front, which are no numbers: as long as a window sees one, it is one of the windows over the
/// first samples.
template <class Window, class T, std::size_t Channels>
struct StreamedCausalPool {
    using Layer = BoundLayer<typename Window::Single, T, Shape<Window::taps, Channels>>;
    using Opening = BoundLayer<typename Window::Opening, T, Shape<Window::taps, Channels>>;
    using Scratch = typename Opening::Scratch;
    using Times = AnswerTimes<0, Window::stride>;
    static constexpr bool is_in_step = Window::stride == 1;
    using State = StatePair<SamplesSeen<T, Window::before, Channels>, Times>;

    static constexpr const T* push(const T* parameters, State& state, const T* x, Scratch& scratch) {
        auto& kept = state.first();
        const T* answer = nullptr;
        if (state.second().is_next_answered()) {
            using Numbers = std::array<T, Window::taps * Channels>;
            Numbers numbers = uninitialized<Numbers>();
            gather_window<Window, Channels>(kept.samples, x, numbers.data());
            answer = kept.seen < Window::before ? open(parameters, kept.seen, numbers.data(), scratch)
                                                : infer(parameters, numbers.data(), scratch);
        }
        kept.samples.take(x);
        kept.seen += kept.seen < Window::before ? 1 : 0;
        return answer;
    }

private:
    static constexpr const T* infer(const T* parameters, const T* numbers, Scratch& scratch) {
        typename Layer::Scratch own = uninitialized<typename Layer::Scratch>();
        const T* const answer = Layer::infer(parameters, numbers, own);
        for (std::size_t c = 0; c < Channels; ++c) {
            scratch.data()[c] = answer[c];
        }
        return scratch.data();
    }

    /// The window whose last sample has that number.
    static constexpr const T* open(const T* parameters, std::size_t number, T* numbers, Scratch& scratch) {
        const std::size_t pads = (Window::before - number) * Channels;
        for (std::size_t k = 0; k < (number + 1) * Channels; ++k) {
            numbers[k] = numbers[pads + k];
        }
        Opening::infer(parameters, static_cast<const T*>(numbers), scratch);
        return scratch.data() + number * Channels;
    }
};

} // namespace detail
} // namespace nervelet

#endif
