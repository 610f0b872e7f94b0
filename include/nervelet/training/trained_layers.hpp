// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_TRAINED_LAYERS_HPP
#define NERVELET_TRAINING_TRAINED_LAYERS_HPP

#include <cstddef>
#include <type_traits>

#include "../core/uninitialized.hpp"
#include "../layer/base/batch_view.hpp"
#include "gradient_visitor.hpp"
#include "untrained_layer.hpp"

namespace nervelet {
namespace detail {

/// The squared norm of one example's gradient of a layer: its bound where that is the norm, else by forming it.
template <class Layer, class T, class Batch>
constexpr NormIn<T> squared_norm_of_layer(const Batch& batch, std::true_type) {
    return Layer::squared_norm_bound(batch);
}

template <class Layer, class T, class Batch>
constexpr NormIn<T> squared_norm_of_layer(const Batch& batch, std::false_type) {
    SquaredNorm<T> squares{T(0)};
    Layer::gradient(batch, 0, squares);
    return squares.sum;
}

/// What the layers of a network keep of one example: the first one, and those above it.
template <class LayerTape, class TapeAbove = void>
struct ChainTape {
    LayerTape layer;
    TapeAbove next;
};

/// The last one alone.
template <class LayerTape>
struct ChainTape<LayerTape, void> {
    LayerTape layer;
};

/// How the layers of a network, a Chain, go through a training step. A batch has what BatchView wants of its chain.
/// Whoever learns lies at the top: below the lowest layer that learns nothing comes down.
template <class T, class Chain, bool LearnsBelow = false, class = void>
struct TrainedLayers {
    using InTraining = LayerInTraining<T, Chain, LearnsBelow>;
    using Layer = typename InTraining::type;
    using Next = TrainedLayers<T, typename Chain::Next, InTraining::learns>;
    static constexpr std::size_t parameter_count = Chain::Layer::parameter_count;

    /// Whether the examples of a batch may go up layer by layer: not where random numbers are drawn, for an example
    /// draws all of its own before the next one does.
    static constexpr bool sweeps_batch = !Chain::uses_random && Next::sweeps_batch;

    /// Whether the bound of one example is the norm.
    static constexpr bool bound_is_norm = Layer::bound_is_norm && Next::bound_is_norm;

    /// How many numbers the layers need for each example, one layer at a time.
    static constexpr std::size_t workspace_size =
        Layer::workspace_size > Next::workspace_size ? Layer::workspace_size : Next::workspace_size;

    using Tape = ChainTape<typename Layer::Tape, typename Next::Tape>;

    template <class Batch>
    using ViewAbove = BatchViewAbove<Layer, Batch>;

    /// Forward, loss and all deltas of the examples, layer by layer, so that a layer may read a weight once for several
    /// of them. Gives the sum of their losses.
    template <class Objective, class Batch, class Generator, class Targets>
    static constexpr LossIn<T> sweep(const T* parameters, const Batch& chain, Generator& random, const Targets& targets,
                                     ShareIn<T> scale) {
        const BatchView<Batch> batch{chain};
        Layer::forward_batch(parameters, batch, random);
        const auto loss = Next::template sweep<Objective>(parameters + parameter_count, ViewAbove<Batch>{chain}, random,
                                                          targets, scale);
        for (std::size_t n = 0; n < batch.count(); ++n) {
            Layer::settle(batch.tape(n));
            Layer::deltas(parameters, batch.x(n), batch.tape(n));
        }
        give_gradient_below<Layer>(parameters, batch, batch.below(0));
        return loss;
    }

    /// Visits the gradient of every parameter, summed over the examples, in the order of Network::parameters().
    template <class Batch, class Visitor>
    [[gnu::always_inline]] static constexpr void gradient(const Batch& chain, std::size_t first, Visitor& visit) {
        Layer::gradient(BatchView<Batch>{chain}, first, visit);
        Next::gradient(ViewAbove<Batch>{chain}, first + parameter_count, visit);
    }

    template <class Batch>
    static constexpr NormIn<T> squared_norm_bound(const Batch& chain) {
        return Layer::squared_norm_bound(BatchView<Batch>{chain}) + Next::squared_norm_bound(ViewAbove<Batch>{chain});
    }

    /// Of one example.
    template <class Batch>
    static constexpr NormIn<T> squared_norm(const Batch& chain) {
        return squared_norm_of_layer<Layer, T>(BatchView<Batch>{chain},
                                               std::integral_constant<bool, Layer::bound_is_norm>{}) +
               Next::squared_norm(ViewAbove<Batch>{chain});
    }
};

/// The last layer: its loss, and what follows from it for dJ/dz, is the objective's business.
template <class T, class Chain, bool LearnsBelow>
struct TrainedLayers<T, Chain, LearnsBelow, std::enable_if_t<Chain::is_last>> {
    using Layer = typename Chain::Layer;
    static constexpr bool sweeps_batch = true;
    static constexpr bool bound_is_norm = Layer::bound_is_norm;
    static constexpr std::size_t workspace_size = Layer::workspace_size;

    using Tape = ChainTape<typename Layer::Tape>;

    template <class Objective, class Batch, class Generator, class Targets>
    static constexpr LossIn<T> sweep(const T* parameters, const Batch& chain, Generator& random, const Targets& targets,
                                     ShareIn<T> scale) {
        const BatchView<Batch> batch{chain};
        Objective::forward_batch(parameters, batch, random);
        LossIn<T> loss = ScalarTraits<T>::no_loss();
        for (std::size_t n = 0; n < batch.count(); ++n) {
            loss += Objective::loss(batch.x(n), batch.tape(n), targets(n), scale);
            Layer::deltas(parameters, batch.x(n), batch.tape(n));
        }
        give_gradient_below<Layer>(parameters, batch, batch.below(0));
        return loss;
    }

    template <class Batch, class Visitor>
    [[gnu::always_inline]] static constexpr void gradient(const Batch& chain, std::size_t first, Visitor& visit) {
        Layer::gradient(BatchView<Batch>{chain}, first, visit);
    }

    template <class Batch>
    static constexpr NormIn<T> squared_norm_bound(const Batch& chain) {
        return Layer::squared_norm_bound(BatchView<Batch>{chain});
    }

    template <class Batch>
    static constexpr NormIn<T> squared_norm(const Batch& chain) {
        return squared_norm_of_layer<Layer, T>(BatchView<Batch>{chain},
                                               std::integral_constant<bool, Layer::bound_is_norm>{});
    }
};

/// A layer whose output is read once lies on the stack, as in inference, and not on the tape of every example. So the
/// examples of a batch go up one by one.
template <class T, class Chain, bool LearnsBelow>
struct TrainedLayers<T, Chain, LearnsBelow, std::enable_if_t<LayerInTraining<T, Chain, LearnsBelow>::is_read_once>> {
    using Layer = typename LayerInTraining<T, Chain, LearnsBelow>::type;
    using Next = TrainedLayers<T, typename Chain::Next, false>;
    using Tape = typename Next::Tape;
    static constexpr bool sweeps_batch = false;
    static constexpr bool bound_is_norm = Next::bound_is_norm;
    static constexpr std::size_t workspace_size = Next::workspace_size;

    template <class Objective, class Batch, class Generator, class Targets>
    static constexpr LossIn<T> sweep(const T* parameters, const Batch& chain, Generator& random, const Targets& targets,
                                     ShareIn<T> scale) {
        typename Layer::Tape tape = uninitialized<typename Layer::Tape>();
        const auto x = chain.x(0);
        const auto output = as_short_as<Layer>(x, Layer::forward(parameters, x, tape, random));
        using Output = std::decay_t<decltype(output)>;
        return Next::template sweep<Objective>(parameters, ViewOfOutput<Batch, Output>{chain, output}, random, targets,
                                               scale);
    }

    /// What is above does not look at its input again, but for its length.
    template <class Batch>
    static constexpr auto above(const Batch& chain) {
        const auto output = as_short_as<Layer>(chain.x(0), static_cast<const T*>(nullptr));
        return ViewOfOutput<Batch, std::decay_t<decltype(output)>>{chain, output};
    }

    template <class Batch, class Visitor>
    [[gnu::always_inline]] static constexpr void gradient(const Batch& chain, std::size_t first, Visitor& visit) {
        Next::gradient(above(chain), first, visit);
    }

    template <class Batch>
    static constexpr NormIn<T> squared_norm_bound(const Batch& chain) {
        return Next::squared_norm_bound(above(chain));
    }

    template <class Batch>
    static constexpr NormIn<T> squared_norm(const Batch& chain) {
        return Next::squared_norm(above(chain));
    }
};

} // namespace detail
} // namespace nervelet

#endif
