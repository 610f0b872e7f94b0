// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_STREAM_CHAIN_HPP
#define NERVELET_NETWORK_STREAM_STREAM_CHAIN_HPP

#include <array>
#include <cstddef>

#include "../../core/uninitialized.hpp"
#include "../chain.hpp"
#include "state_pair.hpp"
#include "streamed_layer.hpp"

namespace nervelet {
namespace detail {

/// The layers of a Chain, sample by sample.
template <class T, class InputShape, class Chain, bool IsLast = Chain::is_last>
struct StreamChain {
    using Layer = StreamedLayer<typename Chain::Description, T, InputShape>;
    using LayersAbove = StreamChain<T, typename Chain::Layer::output_shape, typename Chain::Next>;
    using State = StatePair<typename Layer::State, typename LayersAbove::State>;
    static constexpr bool is_in_step = Layer::is_in_step && LayersAbove::is_in_step;

    /// Whether there is an answer to x, which then is in y.
    template <class Output>
    static constexpr bool push(const T* parameters, State& state, const T* x, Output& y) {
        typename Layer::Scratch scratch = uninitialized<typename Layer::Scratch>();
        auto&& layer = state.first();
        auto&& above = state.second();
        const T* const answer = Layer::push(parameters, layer, x, scratch);
        return answer != nullptr && LayersAbove::push(parameters + Chain::Layer::parameter_count, above, answer, y);
    }
};

/// The last one.
template <class T, class InputShape, class Chain>
struct StreamChain<T, InputShape, Chain, true> {
    using Layer = StreamedLayer<typename Chain::Description, T, InputShape>;
    using State = typename Layer::State;
    static constexpr bool is_in_step = Layer::is_in_step;

    template <class Output>
    static constexpr bool push(const T* parameters, State& state, const T* x, Output& y) {
        typename Layer::Scratch scratch = uninitialized<typename Layer::Scratch>();
        const T* const answer = Layer::push(parameters, state, x, scratch);
        for (std::size_t j = 0; answer != nullptr && j < y.size(); ++j) {
            y[j] = answer[j];
        }
        return answer != nullptr;
    }
};

/// A state whose numbers are all zero, as at first.
struct ResetStream {
    template <class Number>
    constexpr void operator()(Number& number) const {
        number = Number(0);
    }

    template <class T, std::size_t Size>
    constexpr void operator()(std::array<T, Size>& numbers) const {
        for (std::size_t i = 0; i < Size; ++i) {
            numbers.data()[i] = T(0);
        }
    }
};

} // namespace detail
} // namespace nervelet

#endif
