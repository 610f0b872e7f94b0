// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_LOW_RANK_HPP
#define NERVELET_LAYER_LOW_RANK_HPP

#include <cstddef>
#include <type_traits>

#include "base/adapter.hpp"
#include "base/layer_list.hpp"
#include "base/low_rank_convolution.hpp"
#include "base/low_rank_dense.hpp"
#include "base/low_rank_recurrent.hpp"

namespace nervelet {

namespace detail {

template <class FrozenLayer, class T, class InputShape>
constexpr auto check_low_rank() {
    constexpr bool holds = IsFrozenAffine<FrozenLayer, T, InputShape>::value;
    static_assert(holds, "LowRank<Layer, Rank>: expected a frozen Dense, Conv1D, Conv2D, GRU or LSTM, such as "
                         "LowRank<Frozen<Dense<32, ReLU>, Stored<Factory, factory, 0>>, 4>, or a Pretrained network of "
                         "such layers.");
    return std::integral_constant<bool, holds>{};
}

/// The adapter of a frozen Dense, convolution or recurrent layer.
template <std::size_t Rank, std::size_t Alpha>
struct LowRankOver {
    template <class T, class Frozen>
    using Layer =
        std::conditional_t<Frozen::Inner::is_convolution,
                           typename LowRankConvolutionOf<Rank, Alpha>::template Layer<T, Frozen>,
                           std::conditional_t<Frozen::Inner::is_recurrent,
                                              typename LowRankRecurrentOf<Rank, Alpha>::template Layer<T, Frozen>,
                                              typename LowRankDenseOf<Rank, Alpha>::template Layer<T, Frozen>>>;
};

} // namespace detail

/// Leaves a frozen Dense, Conv1D, Conv2D, GRU or LSTM constant and learns what is to be added to its weights, as a
/// product of rank Rank: LowRank<Frozen<Dense<32, ReLU>, Source>, 4>, or of every layer of a Pretrained network. Needs
/// initialize(): of two factors that are zero neither learns. Source: Hu et al. 2021 (LoRA).
template <class FrozenLayer, std::size_t Rank, std::size_t Alpha = Rank,
          bool IsGroup = detail::IsGroup<FrozenLayer>::value>
struct LowRank {
    using Wrapped = FrozenLayer;

    template <class T, class InputShape>
    struct Layer : detail::BindAdapter<detail::LowRankOver<Rank, Alpha>::template Layer,
                                       decltype(detail::check_low_rank<FrozenLayer, T, InputShape>())::value,
                                       FrozenLayer, T, InputShape>::type {};
};

namespace detail {

template <std::size_t Rank, std::size_t Alpha>
struct MakeLowRank {
    template <class FrozenLayer>
    using apply = LowRank<FrozenLayer, Rank, Alpha>;
};

} // namespace detail

template <class Group, std::size_t Rank, std::size_t Alpha>
struct LowRank<Group, Rank, Alpha, true> {
    using Parts = typename detail::MapFrozen<typename Group::Parts, detail::MakeLowRank<Rank, Alpha>>::type;
};

} // namespace nervelet

#endif
