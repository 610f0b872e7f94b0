// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_STREAM_STREAMED_POSITION_HPP
#define NERVELET_NETWORK_STREAM_STREAMED_POSITION_HPP

#include <cstddef>

#include "../chain.hpp"

namespace nervelet {
namespace detail {

/// What keeps nothing.
struct NoStreamState {
    template <class Self, class Archive>
    static constexpr void fields(Self&, Archive&) {}

    template <class Archive>
    static constexpr bool allows(const NoStreamState&, Archive&) {
        return true;
    }
};

/// A layer that computes each position by itself, bound to the shape of one.
template <class Description, class T, class PositionShape>
struct StreamedPosition {
    using Layer = BoundLayer<Description, T, PositionShape>;
    using Scratch = typename Layer::Scratch;
    using State = NoStreamState;
    static constexpr bool is_in_step = true;

    static constexpr const T* push(const T* parameters, State&, const T* x, Scratch& scratch) {
        return Layer::infer(parameters, x, scratch);
    }
};

} // namespace detail
} // namespace nervelet

#endif
