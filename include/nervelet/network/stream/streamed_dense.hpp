// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_STREAMED_DENSE_HPP
#define NERVELET_NETWORK_STREAM_STREAMED_DENSE_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../chain.hpp"

namespace nervelet {
namespace detail {

/// A Dense over Positions x Channels numbers, sample by sample: it keeps the last Positions samples and answers from
/// the first Positions on after each of them.
template <class Description, class T, std::size_t Positions, std::size_t Channels>
struct StreamedDense {
    using Layer = BoundLayer<Description, T, Shape<Positions, Channels>>;
    using Scratch = typename Layer::Scratch;
    static constexpr bool is_in_step = false;

    struct State {
        std::array<T, Positions * Channels> window; ///< the oldest sample first
        std::uint32_t came;                         ///< samples, counted up to Positions - 1

        template <class Self, class Archive>
        static constexpr void fields(Self& self, Archive& archive) {
            archive(self.window);
            archive(self.came);
        }

        template <class Archive>
        static constexpr bool allows(const State& self, Archive& archive) {
            std::uint32_t count = 0;
            archive(self.window);
            archive(count);
            return count < Positions;
        }
    };

    static constexpr const T* push(const T* parameters, State& state, const T* x, Scratch& scratch) {
        T* const window = state.window.data();
        constexpr std::size_t older = (Positions - 1) * Channels;
        for (std::size_t k = 0; k < older; ++k) {
            window[k] = window[k + Channels];
        }
        for (std::size_t c = 0; c < Channels; ++c) {
            window[older + c] = x[c];
        }
        if (state.came + 1 < Positions) {
            ++state.came;
            return nullptr;
        }
        return Layer::infer(parameters, static_cast<const T*>(window), scratch);
    }
};

} // namespace detail
} // namespace nervelet

#endif
