// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_RESIDUAL_RESIDUAL_OF_HPP
#define NERVELET_NETWORK_RESIDUAL_RESIDUAL_OF_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../../layer/base/keeps_output.hpp"
#include "../../layer/base/layer_list.hpp"
#include "../chain.hpp"
#include "../merged_layers.hpp"
#include "batch_inside.hpp"
#include "bound_skip.hpp"
#include "draws_inside.hpp"
#include "inner_layers.hpp"
#include "skip.hpp"

namespace nervelet {
namespace detail {

/// A Residual of the layers of List, groups taken apart. Skip says how a projection comes about: LearnedSkip,
/// FrozenSkip or MappedSkip.
template <class List, class Activation, class Skip>
struct ResidualOf : DrawsInside<List>::type {
    using HeldLayers = List;

    template <class T, class InputShape>
    struct Layer;
};

/// a = Activation(skip(x) + f(x)), one layer for those around it. See network/residual.hpp.
template <class List, class ActivationType, class SkipKind>
template <class T, class InputShape>
struct ResidualOf<List, ActivationType, SkipKind>::Layer : KeepsOutput<Layer<T, InputShape>, T> {
    using InnerChain = Chain<T, InputShape, List>;
    using Inner = typename decltype(check_inner_layer<typename InnerChain::Last, InnerLayers<T, InnerChain>>())::type;
    using Activation = ActivationType;
    using output_shape = typename InnerChain::Last::output_shape;
    using Skip = BoundSkip<T, InputShape, output_shape, typename SkipOf<SkipKind, InputShape, output_shape>::type>;
    using Inside = typename Joined<typename InnerChain::AllLayers, typename Skip::Inside>::type;
    using Scratch = typename Skip::Sum;
    static constexpr std::size_t outputs = output_shape::size;
    static constexpr std::size_t inner_count = InnerChain::parameter_count;
    static constexpr std::size_t parameter_count = inner_count + Skip::parameter_count;
    static constexpr bool bound_is_norm = Inner::bound_is_norm && Skip::bound_is_norm;

    /// output and gradient, which is f'(z) at first, then dJ/dz; and what the layers inside keep.
    struct Tape : Skip::Tape {
        typename Inner::Tape inside;
    };

    template <class X>
    static constexpr const T* infer(const T* parameters, const X& x, Scratch& y) {
        Skip::template infer<Inner>(parameters, parameters + inner_count, x, y);
        Activation::template apply<outputs>(y.data());
        return y.data();
    }

    template <class X>
    static constexpr void logits(const T* parameters, const X& x, T* z) {
        Scratch sum = uninitialized<Scratch>();
        Skip::template infer<Inner>(parameters, parameters + inner_count, x, sum);
        for (std::size_t j = 0; j < outputs; ++j) {
            z[j] = sum[j];
        }
    }

    template <class X, class Generator>
    static constexpr const T* forward(const T* parameters, const X& x, Tape& tape, Generator& random) {
        forward_batch(parameters, OneOfResidual<X, Tape>{x, tape}, random);
        return tape.output.data();
    }

    template <class Batch, class Generator>
    static constexpr void forward_batch(const T* parameters, const Batch& batch, Generator& random) {
        forward_logits(parameters, batch, random);
        for (std::size_t n = 0; n < batch.count(); ++n) {
            Activation::template apply<outputs>(batch.z(n), batch.tape(n).gradient.data());
        }
    }

    template <class Batch, class Generator>
    static constexpr void forward_logits(const T* parameters, const Batch& batch, Generator& random) {
        using Examples = BatchInside<Batch, NoGradientBelow>;
        const Examples examples{batch, {}};
        Inner::forward_batch(parameters, examples, random);
        Skip::forward_batch(parameters + inner_count, batch, Outputs<Examples>{examples});
    }

    static constexpr void settle(Tape& tape) {
        Activation::template settle<outputs>(tape.output.data(), tape.gradient.data());
    }

    /// dJ/dz is dJ/df, which goes down through the layers inside.
    template <class X>
    static constexpr void deltas(const T* parameters, const X& x, Tape& tape) {
        using One = OneOfResidual<X, Tape>;
        const One one{x, tape};
        Inner::deltas(parameters, BatchInside<One, NoGradientBelow>{one, {}}, tape.gradient.data());
        Skip::deltas(parameters + inner_count, x, tape);
    }

    /// dJ/dx = dJ/dz by way of the skip + f'^T dJ/dz, the whole sum at once.
    template <class Batch>
    static constexpr void backward_batch(const T* parameters, const Batch& batch) {
        for (std::size_t n = 0; n < batch.count(); ++n) {
            const auto below = batch.below(n);
            const T* sums = add_gradients(parameters, batch.x(n), batch.tape(n), below,
                                          std::integral_constant<bool, Inner::hands_all_down>{});
            for (std::size_t k = 0; k < InputShape::size; ++k) {
                if (below.wants(k)) {
                    below.take(k, sums[k]);
                }
            }
        }
    }

    template <class Batch, class Visitor>
    [[gnu::always_inline]] static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        Inner::gradient(BatchInside<Batch, NoGradientBelow>{batch, {}}, first, visit);
        Skip::gradient(batch, first + inner_count, visit);
    }

    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        return Inner::squared_norm_bound(BatchInside<Batch, NoGradientBelow>{batch, {}}) +
               Skip::squared_norm_bound(batch);
    }

    /// The layers inside, a BatchNorm folded into the one below it, and the projection.
    static constexpr T* merge(const T* parameters, T* plain) {
        using Merged = MergedLayers<InnerChain>;
        Merged::run(parameters, plain);
        return Skip::merge(parameters + inner_count,
                           plain + Chain<T, InputShape, typename Merged::List>::parameter_count);
    }

private:
    /// f(x) of each example.
    template <class Examples>
    struct Outputs {
        const Examples& examples;
        constexpr auto operator()(std::size_t n) const { return Inner::output(examples, n); }
    };

    template <class X, class GradientBelow>
    static constexpr const T* add_gradients(const T* parameters, const X& x, Tape& tape, const GradientBelow& below,
                                            const T* gradient) {
        using One = OneOfResidual<X, Tape>;
        using Place = AddWanted<T, GradientBelow>;
        const One one{x, tape};
        const Place place{Skip::sums(tape), below};
        Skip::backward(parameters + inner_count, tape, place);
        Inner::backward(parameters, BatchInside<One, Place>{one, place}, gradient);
        return place.sums;
    }

    /// Layers inside have taken dJ/dz already: the sums may lie in its place.
    template <class X, class GradientBelow>
    static constexpr const T* add_gradients(const T* parameters, const X& x, Tape& tape, const GradientBelow& below,
                                            std::false_type) {
        return add_gradients(parameters, x, tape, below, tape.gradient.data());
    }

    /// None inside has a place of its own, so dJ/dz is yet to be given.
    template <class X, class GradientBelow>
    static constexpr const T* add_gradients(const T* parameters, const X& x, Tape& tape, const GradientBelow& below,
                                            std::true_type) {
        const std::array<T, outputs> gradient = tape.gradient;
        return add_gradients(parameters, x, tape, below, gradient.data());
    }
};

/// As merge() writes it: the layers inside as it writes them.
template <class T, class InputShape, class List, class Activation, class Skip, class... LayersAbove>
struct FirstPlain<Chain<T, InputShape, LayerList<ResidualOf<List, Activation, Skip>, LayersAbove...>>>
    : TypeIdentity<
          MergedLayer<T, InputShape,
                      ResidualOf<typename MergedLayers<Chain<T, InputShape, List>>::List, Activation, LearnedSkip>>> {};

} // namespace detail
} // namespace nervelet

#endif
