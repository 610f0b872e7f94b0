// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_MERGED_LAYERS_HPP
#define NERVELET_NETWORK_MERGED_LAYERS_HPP

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include "../activation/identity.hpp"
#include "../core/type_identity.hpp"
#include "../core/uninitialized.hpp"
#include "../layer/base/layer_list.hpp"
#include "chain.hpp"

namespace nervelet {
namespace detail {

/// A layer as merge() writes it, bound to the shape of what it reads.
template <class T, class InputShape, class Plain>
struct MergedLayer {
    using Description = Plain;
    using Layer = BoundLayer<Plain, T, InputShape>;
};

/// Stands below the first layer.
template <>
struct MergedLayer<void, void, void> {
    using Description = void;
};

/// The first layer of a Chain: of a frozen one the layer in it.
template <class Chain>
struct FirstPlain;

template <class T, class InputShape, class First, class... LayersAbove>
struct FirstPlain<Chain<T, InputShape, LayerList<First, LayersAbove...>>>
    : TypeIdentity<MergedLayer<T, InputShape, typename PlainLayer<First>::type>> {};

/// Whether Upper can be written into Lower, right below it.
template <class Lower, class Upper, class = void>
struct IsFolded : std::false_type {};

template <class Lower, class Upper>
struct IsFolded<Lower, Upper,
                decltype(static_cast<void>(
                    std::declval<typename Lower::Description::template WithActivation<Identity>>()))> {
    using Layer = typename Lower::Layer;
    static constexpr bool value = Upper::Layer::is_foldable &&
                                  std::is_same<typename Layer::Activation, Identity>::value &&
                                  Layer::weight_columns == Upper::Layer::weight_columns &&
                                  Layer::parameter_count == (Layer::weight_rows + 1) * Layer::weight_columns;
};

/// A MergedLayer with another activation.
template <class Merged, class Activation>
struct Reactivated;

template <class T, class InputShape, class Plain, class Activation>
struct Reactivated<MergedLayer<T, InputShape, Plain>, Activation>
    : TypeIdentity<MergedLayer<T, InputShape, typename Plain::template WithActivation<Activation>>> {};

/// A list of layers, and one above it.
template <class List, class Top>
struct WithTop;

template <class... Descriptions, class Top>
struct WithTop<LayerList<Descriptions...>, Top> : TypeIdentity<LayerList<Descriptions..., typename Top::Description>> {
};

template <>
struct WithTop<LayerList<>, MergedLayer<void, void, void>> : TypeIdentity<LayerList<>> {};

/// What becomes of Upper above Lower, which stands above Done. Here: a layer of its own.
template <class Done, class Lower, class Upper, bool IsFolded = IsFolded<Lower, Upper>::value>
struct Folded {
    using LayersBelow = typename WithTop<Done, Lower>::type;
    using Top = Upper;

    /// Writes the parameters of Upper, which is trained as Layer; gives where they end.
    template <class Layer, class T>
    static constexpr T* run(const T* parameters, T* plain) {
        return Layer::merge(parameters, plain);
    }
};

/// It goes into Lower, whose parameters end at plain and which takes its activation.
template <class Done, class Lower, class Upper>
struct Folded<Done, Lower, Upper, true> {
    using LayersBelow = Done;
    using Top = typename Reactivated<Lower, typename Upper::Layer::Activation>::type;

    template <class Layer, class T>
    static constexpr T* run(const T* parameters, T* plain) {
        using Own = std::array<T, Upper::Layer::parameter_count>;
        Own own = uninitialized<Own>();
        Layer::merge(parameters, own.data());
        Upper::Layer::template fold_into_below<Lower::Layer::weight_rows>(own.data(),
                                                                          plain - Lower::Layer::parameter_count);
        return plain;
    }
};

/// All layers of a Chain as merge() writes them: List, a LayerList, and run(parameters, plain).
template <class Chain, class Done = LayerList<>, class Lower = MergedLayer<void, void, void>,
          bool IsLast = Chain::is_last>
struct MergedLayers {
    using Here = Folded<Done, Lower, typename FirstPlain<Chain>::type>;
    using Next = MergedLayers<typename Chain::Next, typename Here::LayersBelow, typename Here::Top>;
    using List = typename Next::List;

    template <class T>
    static constexpr void run(const T* parameters, T* plain) {
        Next::run(parameters + Chain::Layer::parameter_count,
                  Here::template run<typename Chain::Layer>(parameters, plain));
    }
};

template <class Chain, class Done, class Lower>
struct MergedLayers<Chain, Done, Lower, true> {
    using Here = Folded<Done, Lower, typename FirstPlain<Chain>::type>;
    using List = typename WithTop<typename Here::LayersBelow, typename Here::Top>::type;

    template <class T>
    static constexpr void run(const T* parameters, T* plain) {
        Here::template run<typename Chain::Layer>(parameters, plain);
    }
};

} // namespace detail
} // namespace nervelet

#endif
