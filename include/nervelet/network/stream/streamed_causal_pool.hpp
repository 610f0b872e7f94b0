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

/// A pool with pads in front, which are no numbers: as long as a window sees one, it is one of the windows over the
/// first samples.
template <class Window, class T, std::size_t Channels>
struct StreamedCausalPool {
    using Layer = BoundLayer<typename Window::Single, T, Shape<Window::taps, Channels>>;
    using Opening = BoundLayer<typename Window::Opening, T, Shape<Window::taps, Channels>>;
    using Scratch = typename Opening::Scratch;
    using Kept = KeptSamples<T, Window::before, Channels>;
    using Times = AnswerTimes<0, Window::stride>;
    static constexpr bool is_in_step = Window::stride == 1;

    struct State : Kept, Times {
        std::uint32_t seen; ///< samples, at most as many as are kept

        template <class Self, class Archive>
        static constexpr void fields(Self& self, Archive& archive) {
            Kept::fields(self, archive);
            Times::fields(self, archive);
            archive(self.seen);
        }

        template <class Archive>
        static constexpr bool allows(const State& self, Archive& archive) {
            const bool is_ring = Kept::allows(self, archive);
            const bool are_times = Times::allows(self, archive);
            std::uint32_t count = 0;
            archive(count);
            return is_ring && are_times && count <= Window::before;
        }
    };

    static constexpr const T* push(const T* parameters, State& state, const T* x, Scratch& scratch) {
        const T* answer = nullptr;
        if (state.is_next_answered()) {
            using Numbers = std::array<T, Window::taps * Channels>;
            Numbers numbers = uninitialized<Numbers>();
            gather_window<Window, Channels>(state, x, numbers.data());
            answer = state.seen < Window::before ? open(parameters, state.seen, numbers.data(), scratch)
                                                 : infer(parameters, numbers.data(), scratch);
        }
        state.take(x);
        state.seen += state.seen < Window::before ? 1 : 0;
        return answer;
    }

private:
    static constexpr const T* infer(const T* parameters, const T* numbers, Scratch& scratch) {
        Layer::logits(parameters, numbers, scratch.data());
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
