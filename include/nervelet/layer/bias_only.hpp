// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BIAS_ONLY_HPP
#define NERVELET_LAYER_BIAS_ONLY_HPP

#include <cstddef>
#include <type_traits>

#include "base/adapter.hpp"
#include "base/bias_of_frozen.hpp"
#include "base/bias_only_convolution.hpp"
#include "base/bias_only_recurrent.hpp"
#include "base/fixed_bias_only.hpp"
#include "base/layer_list.hpp"

namespace nervelet {

namespace detail {

template <class FrozenLayer, class T, class InputShape>
constexpr auto check_bias_only() {
    constexpr bool holds = IsFrozenAffine<FrozenLayer, T, InputShape>::value;
    static_assert(holds, "BiasOnly<Layer>: expected a frozen Dense, Conv1D, Conv2D, GRU or LSTM, such as "
                         "BiasOnly<Frozen<Dense<32, ReLU>, Stored<Factory, factory, 0>>>, or a Pretrained network of "
                         "such layers.");
    return std::integral_constant<bool, holds>{};
}

/// z = x W + b with constant W; b, in RAM, is all that learns. dJ/db = dJ/dz, dJ/dx = W dJ/dz.
template <class T, class Frozen>
struct BoundBiasOnly : BiasOfFrozen<Adapter<BoundBiasOnly<T, Frozen>, T, Frozen>, T, Frozen> {
    using Base = BiasOfFrozen<Adapter<BoundBiasOnly, T, Frozen>, T, Frozen>;
    using Base::outputs;
    using typename Base::Tape;

    template <class X>
    static constexpr void logits(const T* bias, const X& x, T* z) {
        for (std::size_t j = 0; j < outputs; ++j) {
            z[j] = bias[j];
        }
        kernel::add_product<Base::inputs, outputs>(x, Frozen::constants(), z);
    }

    template <class GradientBelow>
    static constexpr void backward(const T*, const Tape& tape, const GradientBelow& below) {
        give_dots<Base::inputs, outputs>(Frozen::constants(), tape.gradient.data(), below);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        for (std::size_t j = 0; j < outputs; ++j) {
            T sum = visit.scale() * batch.delta(0)[j];
            for (std::size_t n = 1; n < batch.count(); ++n) {
                sum += visit.scale() * batch.delta(n)[j];
            }
            visit(first + j, sum);
        }
    }
};

template <class T, class Frozen>
struct ChosenBiasOnly {
    using Inner = typename Frozen::Inner;
    using type = std::conditional_t<
        Inner::is_convolution, BiasOnlyConvolution<T, Frozen>,
        std::conditional_t<Inner::is_recurrent, BiasOnlyRecurrent<T, Frozen>, BoundBiasOnly<T, Frozen>>>;
};

template <int WeightBits, int ActivationBits, class Frozen>
struct ChosenBiasOnly<Fixed<WeightBits, ActivationBits>, Frozen> {
    using type = FixedBiasOnly<Fixed<WeightBits, ActivationBits>, Frozen>;
};

template <class T, class Frozen>
using BiasOnlyOf = typename ChosenBiasOnly<T, Frozen>::type;

} // namespace detail

/// Learns the biases of a frozen Dense, Conv1D, Conv2D, GRU or LSTM and leaves its weights constant:
/// BiasOnly<Frozen<Dense<32, ReLU>, Source>>, or of every layer of a Pretrained network. initialize() sets them to the
/// constant ones. Source: Ben Zaken, Ravfogel and Goldberg 2021 (BitFit).
template <class FrozenLayer, bool IsGroup = detail::IsGroup<FrozenLayer>::value>
struct BiasOnly {
    using Wrapped = FrozenLayer;

    template <class T, class InputShape>
    struct Layer : detail::BindAdapter<detail::BiasOnlyOf,
                                       decltype(detail::check_bias_only<FrozenLayer, T, InputShape>())::value,
                                       FrozenLayer, T, InputShape>::type {};
};

namespace detail {

struct MakeBiasOnly {
    template <class FrozenLayer>
    using apply = BiasOnly<FrozenLayer>;
};

} // namespace detail

template <class Group>
struct BiasOnly<Group, true> {
    using Parts = typename detail::MapFrozen<typename Group::Parts, detail::MakeBiasOnly>::type;
};

} // namespace nervelet

#endif
