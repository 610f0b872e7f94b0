// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_UNTRAINED_LAYER_HPP
#define NERVELET_TRAINING_UNTRAINED_LAYER_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../layer/layer.hpp"

namespace nervelet {
namespace detail {

/// How a layer below all that learn goes through a training step: forward only. Here: by its own forward(), because it
/// draws random numbers, or what it hands up in inference does not lie in its Scratch.
template <class Layer, class T, bool IsInferred>
struct UntrainedLayer : LayerBase<UntrainedLayer<Layer, T, IsInferred>, T> {
    using Tape = typename Layer::Tape;
    using output_shape = typename Layer::output_shape;

    template <class X, class Generator>
    static constexpr auto forward(const T* parameters, const X& x, Tape& tape, Generator& random) {
        return Layer::forward(parameters, x, tape, random);
    }

    template <class X>
    static constexpr auto output(const Tape& tape, const X& x) {
        return Layer::output(tape, x);
    }

    static constexpr NoGradientBelow incoming(const Tape&, NoGradientBelow) { return {}; }
};

/// As in inference: without f'(z), without a place for dJ/da.
template <class Layer, class T>
struct UntrainedLayer<Layer, T, true> : LayerBase<UntrainedLayer<Layer, T, true>, T> {
    using Tape = typename Layer::Scratch;
    using output_shape = typename Layer::output_shape;

    template <class X, class Generator>
    static constexpr const T* forward(const T* parameters, const X& x, Tape& tape, Generator&) {
        return Layer::infer(parameters, x, tape);
    }

    template <class X>
    static constexpr const T* output(const Tape& tape, const X&) {
        return tape.data();
    }

    static constexpr NoGradientBelow incoming(const Tape&, NoGradientBelow) { return {}; }
};

/// One layer of a Chain as it takes part in training. LearnsBelow: whether one below it learns.
template <class T, class Chain, bool LearnsBelow, bool IsLast = Chain::is_last>
struct LayerInTraining {
    static constexpr bool learns = LearnsBelow || Chain::Layer::parameter_count > 0;
    static constexpr bool is_inferred =
        !learns && !std::is_base_of<UsesRandom, typename Chain::Description>::value &&
        std::is_same<typename Chain::Layer::Scratch, std::array<T, Chain::Layer::output_shape::size>>::value;
    using type =
        std::conditional_t<learns, typename Chain::Layer, UntrainedLayer<typename Chain::Layer, T, is_inferred>>;

    /// Whether the layer above reads this one's output while it goes up, and never again.
    static constexpr bool is_read_once = !learns && LayerInTraining<T, typename Chain::Next, learns>::is_inferred;
};

/// The last one knows the loss, and so dJ/dz, whether it learns or not.
template <class T, class Chain, bool LearnsBelow>
struct LayerInTraining<T, Chain, LearnsBelow, true> {
    static constexpr bool is_inferred = false;
    static constexpr bool is_read_once = false;
    using type = typename Chain::Layer;
};

} // namespace detail
} // namespace nervelet

#endif
