// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_RESIDUAL_SKIP_HPP
#define NERVELET_NETWORK_RESIDUAL_SKIP_HPP

#include <cstddef>
#include <type_traits>

#include "../../activation/identity.hpp"
#include "../../core/shape.hpp"
#include "../../core/type_identity.hpp"
#include "../../layer/conv1d.hpp"
#include "../../layer/conv2d.hpp"
#include "../../layer/dense.hpp"
#include "../../layer/frozen.hpp"

namespace nervelet {
namespace detail {

/// The stride with which a 1x1 convolution leaves `to` of `from` positions, the smallest s with (from - 1) / s + 1 =
/// to: it sees the positions 0, s, 2 s, ... Zero where there is none.
constexpr std::size_t skip_stride(std::size_t from, std::size_t to) {
    const std::size_t stride = (from - 1) / to + 1;
    return (from - 1) / stride + 1 == to ? stride : 0;
}

/// A skip that is x itself.
struct IdentitySkip {};

/// IdentitySkip, too, after an error.
template <bool Holds>
constexpr auto check_skip_positions() {
    static_assert(Holds, "Residual<Layers...>: expected layers that leave all positions of their input or one in s of "
                         "them, (positions - 1) / s + 1 for a whole number s, in rows and in columns: then the skip is "
                         "a 1x1 convolution of Stride<s>. Give convolutions Same or Padding<N>, so that only their "
                         "stride takes positions away.");
    return std::integral_constant<bool, Holds>{};
}

/// The layer between x and the sum with f(x), where their shapes differ: a TypeIdentity of its description. It is a
/// convolution with a filter for each channel of the sum.
template <std::size_t From, std::size_t To>
constexpr auto projection(Shape<From>, Shape<To>) {
    return TypeIdentity<Dense<To, Identity>>{};
}

template <std::size_t FromLength, std::size_t From, std::size_t ToLength, std::size_t To>
constexpr auto projection(Shape<FromLength, From>, Shape<ToLength, To>) {
    constexpr std::size_t stride = skip_stride(FromLength, ToLength);
    using Chosen = Conv1D<To, 1, Identity, Stride<(stride > 0 ? stride : 1)>>;
    return TypeIdentity<
        std::conditional_t<decltype(check_skip_positions<(stride > 0)>())::value, Chosen, IdentitySkip>>{};
}

template <std::size_t FromRows, std::size_t FromColumns, std::size_t From, std::size_t ToRows, std::size_t ToColumns,
          std::size_t To>
constexpr auto projection(Shape<FromRows, FromColumns, From>, Shape<ToRows, ToColumns, To>) {
    constexpr std::size_t rows = skip_stride(FromRows, ToRows);
    constexpr std::size_t columns = skip_stride(FromColumns, ToColumns);
    constexpr bool holds = decltype(check_skip_positions<(rows > 0 && columns > 0)>())::value;
    using Chosen = Conv2D<To, 1, Identity, Stride<(holds ? rows : 1), (holds ? columns : 1)>>;
    return TypeIdentity<std::conditional_t<holds, Chosen, IdentitySkip>>{};
}

template <class From, class To>
constexpr auto projection(From, To) {
    static_assert(
        !std::is_same<From, From>::value,
        "Residual<Layers...>: expected layers whose outputs have the dimensions of their input, or x and f(x) "
        "cannot be added: behind time x channels, say, no Dense and no global pool. Put those above the "
        "Residual.");
    return TypeIdentity<IdentitySkip>{};
}

/// How the layer comes about from that description. Here: it learns with the others.
struct LearnedSkip {
    template <class Description>
    using apply = Description;
};

/// As Skip makes it in a constant network, with the parameters that lie at Source.
template <class Source, class Skip>
struct FrozenSkip {
    template <class Description>
    using apply = Frozen<typename Skip::template apply<Description>, Source>;
};

/// As Function makes it of a frozen one, such as BiasOnly.
template <class Function, class Skip>
struct MappedSkip {
    template <class Description>
    using apply = typename Function::template apply<typename Skip::template apply<Description>>;
};

/// The description of the layer between x of InputShape and the sum, or IdentitySkip.
template <class Skip, class InputShape, class OutputShape>
struct SkipOf {
    using Projection = typename decltype(projection(InputShape{}, OutputShape{}))::type;
    using type = typename std::conditional_t<std::is_same<Projection, IdentitySkip>::value, LearnedSkip,
                                             Skip>::template apply<Projection>;
};

template <class Skip, class Same>
struct SkipOf<Skip, Same, Same> {
    using type = IdentitySkip;
};

} // namespace detail
} // namespace nervelet

#endif
