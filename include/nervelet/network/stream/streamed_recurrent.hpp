// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_STREAMED_RECURRENT_HPP
#define NERVELET_NETWORK_STREAM_STREAMED_RECURRENT_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../../core/uninitialized.hpp"
#include "../../layer/base/recurrent_contract.hpp"
#include "../chain.hpp"
#include "state_pair.hpp"

namespace nervelet {
namespace detail {

/// A layer whose parameters lie among those of the network; of a frozen one at its Source.
template <class Layer, bool IsFrozen>
struct ParametersOf {
    using Inner = Layer;

    template <class T>
    static constexpr const T* of(const T* parameters) {
        return parameters;
    }
};

template <class Layer>
struct ParametersOf<Layer, true> {
    using Inner = typename Layer::Inner;

    template <class T>
    static constexpr const T* of(const T*) {
        return Layer::constants();
    }
};

/// h; it can be any numbers.
template <class T, std::size_t Units>
struct HiddenState {
    std::array<T, Units> h;

    template <class Self, class Archive>
    static constexpr void fields(Self& self, Archive& archive) {
        archive(self.h);
    }

    template <class Archive>
    static constexpr bool allows(const HiddenState& self, Archive& archive) {
        archive(self.h);
        return true;
    }
};

/// A GRU or an LSTM, sample by sample: its state is all that it keeps, and what it hands up after every sample.
template <class Description, class T, class InputShape>
struct StreamedRecurrent {
    using Bound = ParametersOf<BoundLayer<Description, T, InputShape>, IsFrozen<Description>::value>;
    using Layer = typename Bound::Inner;
    using Cell = typename Layer::Cell;
    using CellMemory = typename Cell::Memory;
    struct Scratch {};
    static constexpr bool is_in_step = std::is_same<typename Layer::Output, EveryStep>::value;
    using State = StatePair<HiddenState<T, Layer::units>, CellMemory>;

    static constexpr const T* push(const T* parameters, State& state, const T* x, Scratch&) {
        using Row = std::array<T, Cell::row_size>;
        Row row = uninitialized<Row>();
        T* const h = state.first().h.data();
        auto&& memory = state.second();
        Layer::step(Bound::of(parameters), x, row.data(), h, h, memory);
        return h;
    }
};

} // namespace detail
} // namespace nervelet

#endif
