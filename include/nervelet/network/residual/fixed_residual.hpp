// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_RESIDUAL_FIXED_RESIDUAL_HPP
#define NERVELET_NETWORK_RESIDUAL_FIXED_RESIDUAL_HPP

#include <array>
#include <cstddef>

#include "../../core/uninitialized.hpp"
#include "../../layer/base/fixed_keeps_output.hpp"
#include "../../scalar/fixed.hpp"
#include "fixed_skip.hpp"
#include "residual_of.hpp"

namespace nervelet {
namespace detail {

/// A Residual in 16 bits: f(x) and the skip are 16-bit numbers, their sum is saturated, and so is that of their
/// gradients.
template <class List, class ActivationType, class SkipKind>
template <int WeightBits, int ActivationBits, class InputShape>
struct ResidualOf<List, ActivationType, SkipKind>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : FixedKeepsOutput<typename ResidualOf<List, ActivationType,
                                           SkipKind>::template Layer<Fixed<WeightBits, ActivationBits>, InputShape>,
                       Fixed<WeightBits, ActivationBits>,
                       typename Chain<Fixed<WeightBits, ActivationBits>, InputShape, List>::Last::output_shape,
                       ActivationType> {
    using T = Fixed<WeightBits, ActivationBits>;
    using InnerChain = Chain<T, InputShape, List>;
    using Inner = typename decltype(check_inner_layer<typename InnerChain::Last, InnerLayers<T, InnerChain>>())::type;
    using output_shape = typename InnerChain::Last::output_shape;
    using Base = FixedKeepsOutput<Layer, T, output_shape, ActivationType>;
    using Skip = FixedSkip<T, InputShape, output_shape, typename SkipOf<SkipKind, InputShape, output_shape>::type>;
    using Inside = typename Joined<typename InnerChain::AllLayers, typename Skip::Inside>::type;
    using typename Base::Scratch;
    static constexpr std::size_t inner_count = InnerChain::parameter_count;
    static constexpr std::size_t parameter_count = inner_count + Skip::parameter_count;

    /// output and gradient, which is dJ/dz; and what the layers inside keep.
    struct Tape : Skip::Tape {
        typename Inner::Tape inside;
    };

    static constexpr const T* infer(const T* parameters, const T* x, Scratch& y) {
        Scratch f = uninitialized<Scratch>();
        Inner::infer(parameters, x, f);
        Skip::template add<ActivationType>(parameters + inner_count, x, f.data(), y);
        return y.data();
    }

    template <class Generator>
    static constexpr const T* forward(const T* parameters, const T* x, Tape& tape, Generator& random) {
        using One = OneOfResidual<const T*, Tape>;
        const One one{x, tape};
        const BatchInside<One, NoGradientBelow> inside{one, {}};
        Inner::forward_batch(parameters, inside, random);
        Skip::template add<ActivationType>(parameters + inner_count, x, Inner::output(inside, 0), tape.output);
        return tape.output.data();
    }

    /// dJ/dz is dJ/df, which goes down through the layers inside.
    static constexpr void deltas(const T* parameters, const T* x, Tape& tape) {
        using One = OneOfResidual<const T*, Tape>;
        const One one{x, tape};
        Inner::deltas(parameters, BatchInside<One, NoGradientBelow>{one, {}}, tape.gradient.data());
    }

    /// dJ/dx = dJ/dz by way of the skip + f'^T dJ/dz, the whole sum at once.
    template <class Batch>
    static constexpr void backward_batch(const T* parameters, const Batch& batch) {
        using One = OneOfResidual<const T*, Tape>;
        using Place = FixedAddInto<T>;
        for (std::size_t n = 0; n < batch.count(); ++n) {
            Tape& tape = batch.tape(n);
            const One one{batch.x(n), tape};
            const Place place{Skip::sums(tape)};
            Skip::backward(parameters + inner_count, tape, place);
            Inner::backward(parameters, BatchInside<One, Place>{one, place}, tape.gradient.data());
            const auto below = batch.below(n);
            for (std::size_t k = 0; k < InputShape::size; ++k) {
                give_fixed_number(below, k, place.sums[k].raw);
            }
        }
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        Inner::gradient(BatchInside<Batch, NoGradientBelow>{batch, {}}, first, visit);
        Skip::gradient(batch, first + inner_count, visit);
    }

    /// The layers inside, of frozen ones the constants, and the projection.
    static constexpr T* merge(const T* parameters, T* plain) {
        using Merged = MergedLayers<InnerChain>;
        Merged::run(parameters, plain);
        return Skip::merge(parameters + inner_count,
                           plain + Chain<T, InputShape, typename Merged::List>::parameter_count);
    }
};

} // namespace detail
} // namespace nervelet

#endif
