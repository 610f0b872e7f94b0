// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_RANGED_LAYERS_HPP
#define NERVELET_NETWORK_RANGED_LAYERS_HPP

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "../activation/identity.hpp"
#include "../core/uninitialized.hpp"
#include "../scalar/fixed.hpp"
#include "chain.hpp"
#include "quantized/without_dropout.hpp"
#include "residual/fixed_skip.hpp"
#include "residual/residual_of.hpp"

namespace nervelet {
namespace detail {

/// Whether a description can have another activation: then its sums z = x W + b can be seen.
template <class Description, class = void>
struct HasSums : std::false_type {};

template <class Description>
struct HasSums<Description,
               decltype(static_cast<void>(std::declval<typename Description::template WithActivation<Identity>>()))>
    : std::true_type {};

/// One layer of a network, of floats or 16 bits, with an observer of its numbers. Index counts in the order of
/// computation: the layers inside of a Residual, its projection, then the Residual itself. A layer of floats shows
///     observer.sums<Index, Size, IsProduct>(z)        IsProduct: of x W + b, else of a Residual
/// and every layer
///     observer.parameters<Index, Layer>(parameters), observer.outputs<Index, Size>(a)
/// Here: a layer without weights, or one of 16 bits.
template <class Description, class T, class InputShape,
          bool ShowsSums = HasSums<Description>::value && !IsFixed<T>::value>
struct RangedLayer {
    using Layer = BoundLayer<Description, T, InputShape>;
    static constexpr std::size_t count = 1; ///< how many there are to see
    static constexpr std::size_t size = Layer::output_shape::size;
    using Output = std::array<T, size>;

    template <std::size_t Index, class Observer>
    static constexpr void run(const T* parameters, const T* x, Observer& observer, Output& y) {
        Layer::infer(parameters, x, y);
        observer.template parameters<Index, Layer>(parameters);
        observer.template outputs<Index, size>(y.data());
    }
};

/// A layer of floats with weights.
template <class Description, class T, class InputShape>
struct RangedLayer<Description, T, InputShape, true> {
    using Layer = BoundLayer<Description, T, InputShape>;
    using Sums = BoundLayer<typename Description::template WithActivation<Identity>, T, InputShape>;
    static constexpr std::size_t count = 1;
    static constexpr std::size_t size = Layer::output_shape::size;
    using Output = std::array<T, size>;

    template <std::size_t Index, class Observer>
    static constexpr void run(const T* parameters, const T* x, Observer& observer, Output& y) {
        Sums::infer(parameters, x, y);
        observer.template parameters<Index, Layer>(parameters);
        observer.template sums<Index, size, true>(y.data());
        Layer::Activation::template apply<size>(y.data());
        observer.template outputs<Index, size>(y.data());
    }
};

/// Layers of a network without Dropout, one after the other.
template <class T, class InputShape, class List>
struct RangedList;

template <class T, class InputShape, class Last>
struct RangedList<T, InputShape, LayerList<Last>> : RangedLayer<Last, T, InputShape> {};

template <class T, class InputShape, class First, class Second, class... Rest>
struct RangedList<T, InputShape, LayerList<First, Second, Rest...>> {
    using Here = RangedLayer<First, T, InputShape>;
    using Next = RangedList<T, typename Here::Layer::output_shape, LayerList<Second, Rest...>>;
    static constexpr std::size_t count = Here::count + Next::count;

    template <std::size_t Index, class Observer, std::size_t Outputs>
    static constexpr void run(const T* parameters, const T* x, Observer& observer, std::array<T, Outputs>& y) {
        auto here = uninitialized<typename Here::Output>();
        Here::template run<Index>(parameters, x, observer, here);
        Next::template run<Index + Here::count>(parameters + Here::Layer::parameter_count, here.data(), observer, y);
    }
};

/// All layers of a network.
template <class T, class InputShape, class List>
using RangedLayers = RangedList<T, InputShape, typename ListWithoutDropout<List>::type>;

/// The projection of a Residual: gives skip(x).
template <class Description, class T, class InputShape, class OutputShape>
struct RangedSkip {
    using Here = RangedLayer<Description, T, InputShape>;
    static constexpr std::size_t count = 1;

    template <std::size_t Index, class Observer>
    static constexpr const T* run(const T* parameters, const T* x, Observer& observer,
                                  std::array<T, OutputShape::size>& y) {
        Here::template run<Index>(parameters, x, observer, y);
        return y.data();
    }
};

template <class T, class InputShape, class OutputShape>
struct RangedSkip<IdentitySkip, T, InputShape, OutputShape> {
    static constexpr std::size_t count = 0;

    template <std::size_t Index, class Observer>
    static constexpr const T* run(const T*, const T* x, Observer&, std::array<T, OutputShape::size>&) {
        return x;
    }
};

/// y = Activation(f + skip), where f is in y.
template <class Activation, std::size_t Index, class T, std::size_t Size, class Observer>
constexpr void add_ranged(const T* skip, Observer& observer, std::array<T, Size>& y, std::false_type) {
    for (std::size_t j = 0; j < Size; ++j) {
        y[j] += skip[j];
    }
    observer.template sums<Index, Size, false>(y.data());
    Activation::template apply<Size>(y.data());
}

template <class Activation, std::size_t Index, class T, std::size_t Size, class Observer>
constexpr void add_ranged(const T* skip, Observer&, std::array<T, Size>& y, std::true_type) {
    activate_fixed_sums<Activation, Size>(y.data(), skip, y.data());
}

/// A Residual.
template <class List, class Activation, class SkipKind, class T, class InputShape>
struct RangedLayer<ResidualOf<List, Activation, SkipKind>, T, InputShape, false> {
    using Layer = BoundLayer<ResidualOf<List, Activation, SkipKind>, T, InputShape>;
    using OutputShape = typename Layer::output_shape;
    using Inner = RangedLayers<T, InputShape, List>;
    using Skip = RangedSkip<typename SkipOf<SkipKind, InputShape, OutputShape>::type, T, InputShape, OutputShape>;
    static constexpr std::size_t count = Inner::count + Skip::count + 1;
    static constexpr std::size_t size = OutputShape::size;
    using Output = std::array<T, size>;

    template <std::size_t Index, class Observer>
    static constexpr void run(const T* parameters, const T* x, Observer& observer, Output& y) {
        auto projected = uninitialized<Output>();
        Inner::template run<Index>(parameters, x, observer, y);
        const T* const skip =
            Skip::template run<Index + Inner::count>(parameters + Layer::inner_count, x, observer, projected);
        add_ranged<Activation, Index + count - 1>(skip, observer, y, IsFixed<T>{});
        observer.template outputs<Index + count - 1, size>(y.data());
    }
};

} // namespace detail
} // namespace nervelet

#endif
