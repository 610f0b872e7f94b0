// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_RESIDUAL_INNER_LAYERS_HPP
#define NERVELET_NETWORK_RESIDUAL_INNER_LAYERS_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../../core/uninitialized.hpp"
#include "../../layer/base/batch_view.hpp"
#include "give.hpp"

namespace nervelet {
namespace detail {

/// Layers inside of another one, a Chain, whose outputs f(x) that layer adds to something. A batch has what BatchView
/// wants of its chain.
/// They go down twice. deltas() forms dJ/dz of all layers and dJ/dx of those that read another inner layer; it is all
/// that they need to learn. backward() then gives dJ/dx of f, where it is wanted: of the lowest layer that has a place
/// for its own dJ/dy, through those below it that have none, such as Dropout. ReadsX: whether this is such a layer.
template <class T, class Chain, bool ReadsX = true, bool IsLast = Chain::is_last>
struct InnerLayers {
    using Layer = typename Chain::Layer;
    static constexpr std::size_t parameter_count = Layer::parameter_count;
    static constexpr bool next_reads_x = ReadsX && HandsDown<Layer>::value;
    using Next = InnerLayers<T, typename Chain::Next, next_reads_x>;
    static constexpr bool bound_is_norm = Layer::bound_is_norm && Next::bound_is_norm;

    /// Whether none of all these has a place for its own dJ/dy.
    static constexpr bool hands_all_down = HandsDown<Layer>::value && Next::hands_all_down;

    struct Tape {
        typename Layer::Tape layer;
        typename Next::Tape next;
    };

    template <class Batch>
    using ViewAbove = BatchViewAbove<Layer, Batch>;

    /// y = f(x), in inference.
    template <class X, std::size_t Outputs>
    static constexpr void infer(const T* parameters, const X& x, std::array<T, Outputs>& y) {
        typename Layer::Scratch scratch = uninitialized<typename Layer::Scratch>();
        Next::infer(parameters + parameter_count, Layer::infer(parameters, x, scratch), y);
    }

    /// f(x) of all examples, onto their tapes.
    template <class Batch, class Generator>
    static constexpr void forward_batch(const T* parameters, const Batch& chain, Generator& random) {
        Layer::forward_batch(parameters, BatchView<Batch>{chain}, random);
        Next::forward_batch(parameters + parameter_count, ViewAbove<Batch>{chain}, random);
    }

    /// The same f(x) once more, of example n.
    template <class Batch>
    static constexpr auto output(const Batch& chain, std::size_t n) {
        return Next::output(ViewAbove<Batch>{chain}, n);
    }

    /// From gradient = dJ/df of the one example.
    template <class Batch>
    static constexpr void deltas(const T* parameters, const Batch& chain, const T* gradient) {
        Next::deltas(parameters + parameter_count, ViewAbove<Batch>{chain}, gradient);
        finish_deltas<Layer>(parameters, BatchView<Batch>{chain});
    }

    /// The same, where dJ/dx of f goes.
    template <class Batch>
    static constexpr void backward(const T* parameters, const Batch& chain, const T* gradient) {
        backward_above(parameters, chain, gradient, std::integral_constant<bool, next_reads_x>{});
        Layer::backward_batch(parameters, BatchView<Batch>{chain});
    }

    template <class Batch, class Visitor>
    [[gnu::always_inline]] static constexpr void gradient(const Batch& chain, std::size_t first, Visitor& visit) {
        Layer::gradient(BatchView<Batch>{chain}, first, visit);
        Next::gradient(ViewAbove<Batch>{chain}, first + parameter_count, visit);
    }

    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& chain) {
        return Layer::squared_norm_bound(BatchView<Batch>{chain}) + Next::squared_norm_bound(ViewAbove<Batch>{chain});
    }

private:
    template <class Batch>
    static constexpr void backward_above(const T* parameters, const Batch& chain, const T* gradient, std::true_type) {
        Next::backward(parameters + parameter_count, ViewAbove<Batch>{chain}, gradient);
    }

    template <class Batch>
    static constexpr void backward_above(const T*, const Batch&, const T*, std::false_type) {}
};

/// The last one.
template <class T, class Chain, bool ReadsX>
struct InnerLayers<T, Chain, ReadsX, true> {
    using Layer = typename Chain::Layer;
    static constexpr std::size_t outputs = Layer::output_shape::size;
    static constexpr bool bound_is_norm = Layer::bound_is_norm;
    static constexpr bool hands_all_down = HandsDown<Layer>::value;

    struct Tape {
        typename Layer::Tape layer;
    };

    template <class X>
    static constexpr void infer(const T* parameters, const X& x, std::array<T, outputs>& y) {
        infer(parameters, x, y, std::is_same<typename Layer::Scratch, std::array<T, outputs>>{});
    }

    template <class Batch, class Generator>
    static constexpr void forward_batch(const T* parameters, const Batch& chain, Generator& random) {
        Layer::forward_batch(parameters, BatchView<Batch>{chain}, random);
    }

    template <class Batch>
    static constexpr auto output(const Batch& chain, std::size_t n) {
        return Layer::output(chain.tape(n).layer, chain.x(n));
    }

    template <class Batch>
    static constexpr void deltas(const T* parameters, const Batch& chain, const T* gradient) {
        const BatchView<Batch> batch{chain};
        give<outputs>(gradient, Layer::incoming(batch.tape(0), batch.below(0)));
        finish_deltas<Layer>(parameters, batch);
    }

    template <class Batch>
    static constexpr void backward(const T* parameters, const Batch& chain, const T* gradient) {
        const BatchView<Batch> batch{chain};
        if (HandsDown<Layer>::value) { // else deltas() has given it
            give<outputs>(gradient, Layer::incoming(batch.tape(0), batch.below(0)));
        }
        Layer::backward_batch(parameters, batch);
    }

    template <class Batch, class Visitor>
    [[gnu::always_inline]] static constexpr void gradient(const Batch& chain, std::size_t first, Visitor& visit) {
        Layer::gradient(BatchView<Batch>{chain}, first, visit);
    }

    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& chain) {
        return Layer::squared_norm_bound(BatchView<Batch>{chain});
    }

private:
    template <class X>
    static constexpr void infer(const T* parameters, const X& x, std::array<T, outputs>& y, std::true_type) {
        Layer::infer(parameters, x, y);
    }

    template <class X>
    static constexpr void infer(const T* parameters, const X& x, std::array<T, outputs>& y, std::false_type) {
        typename Layer::Scratch scratch = uninitialized<typename Layer::Scratch>();
        const auto output = Layer::infer(parameters, x, scratch);
        for (std::size_t j = 0; j < outputs; ++j) {
            y[j] = output[j];
        }
    }
};

} // namespace detail
} // namespace nervelet

#endif
