// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_BATCH_VIEW_HPP
#define NERVELET_LAYER_BASE_BATCH_VIEW_HPP

#include <cstddef>

#include "gradient_below.hpp"
#include "short_window.hpp"

namespace nervelet {
namespace detail {

/// The examples of a batch, as a layer and its kernels see them. chain is the same for the layer and all above it,
/// whose tapes lie in tape(n).next.
template <class Chain>
struct BatchView {
    const Chain& chain;

    /// OneExample, or a number.
    constexpr auto count() const { return chain.count(); }

    /// What the layer reads of example n, what it keeps of it, and where its dJ/dx goes.
    constexpr auto x(std::size_t n) const { return chain.x(n); }
    constexpr auto& tape(std::size_t n) const { return chain.tape(n).layer; }
    constexpr auto below(std::size_t n) const { return chain.below(n); }

    /// workspace_size numbers for each example that the trainer can hold.
    constexpr auto workspace() const { return chain.workspace(); }

    /// Of a layer that keeps its outputs and dJ/dz, see layer/activated.hpp; z becomes the output.
    constexpr auto z(std::size_t n) const { return tape(n).output.data(); }
    constexpr auto delta(std::size_t n) const { return tape(n).gradient.data(); }

    /// Where below(n) is MultiplyInto.
    constexpr auto factors(std::size_t n) const { return below(n).factors; }
};

/// The same for the layers above Layer.
template <class Layer, class Chain>
struct BatchViewAbove {
    const Chain& chain;

    constexpr auto count() const { return chain.count(); }
    constexpr auto x(std::size_t n) const { return output_of<Layer>(chain.tape(n).layer, chain.x(n)); }
    constexpr auto& tape(std::size_t n) const { return chain.tape(n).next; }
    constexpr auto below(std::size_t n) const { return Layer::incoming(chain.tape(n).layer, chain.below(n)); }
    constexpr auto workspace() const { return chain.workspace(); }
};

/// The same where the layer's output is not on the tape, of one example.
template <class Chain, class Output>
struct ViewOfOutput {
    const Chain& chain;
    Output output;

    constexpr auto count() const { return chain.count(); }
    constexpr Output x(std::size_t) const { return output; }
    constexpr auto& tape(std::size_t n) const { return chain.tape(n); }
    constexpr NoGradientBelow below(std::size_t) const { return {}; }
    constexpr auto workspace() const { return chain.workspace(); }
};

/// dJ/dx of all examples, where something below learns.
template <class Layer, class T, class Batch>
constexpr void give_gradient_below(const T*, const Batch&, NoGradientBelow) {}

template <class Layer, class T, class Batch, class GradientBelow>
constexpr void give_gradient_below(const T* parameters, const Batch& batch, const GradientBelow&) {
    Layer::backward_batch(parameters, batch);
}

} // namespace detail
} // namespace nervelet

#endif
