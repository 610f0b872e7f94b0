// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_QUANTIZED_RESIDUAL_HPP
#define NERVELET_NETWORK_QUANTIZED_QUANTIZED_RESIDUAL_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "../../layer/base/layer_list.hpp"
#include "../residual/residual_of.hpp"
#include "first_layers.hpp"
#include "quantized_layers.hpp"

namespace nervelet {
namespace detail {

/// What a Residual of bytes knows: its layers f, and how x + f(x) becomes bytes, x first.
template <class Layers>
struct ResidualConstants {
    Layers inner;
    int8::Addition sum;
};

/// With a projection of x.
template <class Layers, class Projection>
struct ProjectedResidualConstants {
    Layers inner;
    typename Projection::Constants projection;
    int8::Addition sum;
};

/// x + f(x). Layers are f, which find x at the end of an arena, and have the bytes before it. Then the sum takes the
/// place of x.
template <class Layers, class Projection>
struct QuantizedResidual {
    using Constants = ResidualConstants<Layers>;
    using Inner = FirstLayers<Layers>;
    static constexpr std::size_t inputs = Inner::inputs;
    static constexpr std::size_t outputs = Inner::outputs;
    static constexpr std::size_t scratch = 0; ///< that of its layers is in capacity
    static constexpr std::size_t capacity = inputs + Inner::capacity_beside;
    static constexpr std::size_t parameter_layer_count = Layers::parameter_layer_count;

    static constexpr int8::Output output(const Constants& constants) { return constants.sum.output; }

    /// Where the outputs are when x is at Begin.
    template <std::size_t Begin>
    static constexpr std::size_t end() {
        return Begin;
    }

    template <class Rounding, std::size_t Begin>
    static constexpr void add(const Constants& constants, std::int8_t* arena) {
        std::int8_t* const x = arena + Begin;
        kernel::int8_addition<Rounding, outputs>(x, arena + Inner::template end_beside<Begin>(), constants.sum, x);
    }
};

/// p(x) + f(x) with a projection p, which overlaps x as layers do. Where f(x) would be in its way, or in that of its
/// scratch, it is moved to the beginning of the arena.
template <class Layers, class Projection>
struct QuantizedProjectedResidual {
    using Constants = ProjectedResidualConstants<Layers, Projection>;
    using Inner = FirstLayers<Layers>;
    static constexpr std::size_t inputs = Inner::inputs;
    static constexpr std::size_t outputs = Inner::outputs;
    static constexpr std::size_t scratch = 0; ///< that of its layers is in capacity
    static constexpr std::size_t behind_outputs = Projection::scratch == 0 ? outputs : in_whole_words(outputs);
    static constexpr std::size_t capacity =
        inputs + larger(Inner::capacity_beside, Projection::lead + behind_outputs + Projection::scratch);
    static constexpr std::size_t parameter_layer_count = Layers::parameter_layer_count + 1;

    static constexpr int8::Output output(const Constants& constants) { return constants.sum.output; }

    template <std::size_t Begin>
    static constexpr std::size_t end() {
        return Begin - Projection::lead;
    }

    template <class Rounding, std::size_t Begin>
    static constexpr void add(const Constants& constants, std::int8_t* arena) {
        constexpr std::size_t made = Inner::template end_beside<Begin>();
        constexpr std::size_t room = Projection::scratch;
        constexpr bool is_in_the_way =
            made + outputs > end<Begin>() || scratch_place(room, made, made + outputs) + room > end<Begin>();
        constexpr std::size_t f = is_in_the_way ? 0 : made;
        if (is_in_the_way) {
            move_bytes(arena, made, outputs, 0);
        }
        std::int8_t* const y = arena + end<Begin>();
        Projection::template run<Rounding>(constants.projection, arena + Begin, y,
                                           arena + scratch_place(room, f, f + outputs));
        kernel::int8_addition<Rounding, outputs>(y, arena + f, constants.sum, y);
    }
};

/// In an arena x is moved to the end.
template <class Residual, std::size_t Capacity, std::size_t Offset>
struct PlacedResidual {
    static constexpr bool is_apart = false;
    static constexpr std::size_t begin = Capacity - Residual::inputs;
    static constexpr std::size_t outputs = Residual::template end<begin>();

    template <class Rounding>
    static constexpr void run(const typename Residual::Constants& constants, std::int8_t* arena) {
        if (Offset != begin) {
            move_bytes(arena, Offset, Residual::inputs, begin);
        }
        Residual::Inner::template run_beside<Rounding, begin>(constants.inner, arena + begin, arena);
        Residual::template add<Rounding, begin>(constants, arena);
    }
};

template <class Inner, class Projection, std::size_t Capacity, std::size_t Offset>
struct PlacedLayer<QuantizedResidual<Inner, Projection>, Capacity, Offset>
    : PlacedResidual<QuantizedResidual<Inner, Projection>, Capacity, Offset> {};

template <class Inner, class Projection, std::size_t Capacity, std::size_t Offset>
struct PlacedLayer<QuantizedProjectedResidual<Inner, Projection>, Capacity, Offset>
    : PlacedResidual<QuantizedProjectedResidual<Inner, Projection>, Capacity, Offset> {};

/// Whether x may stay where it is while the first layer runs: not under another Residual.
template <class List>
struct StartsBeside : std::false_type {};

template <class First, class... Rest>
struct StartsBeside<LayerList<First, Rest...>> : std::true_type {};

template <class Inner, class Projection, class... Rest>
struct StartsBeside<LayerList<QuantizedResidual<Inner, Projection>, Rest...>> : std::false_type {};

template <class Inner, class Projection, class... Rest>
struct StartsBeside<LayerList<QuantizedProjectedResidual<Inner, Projection>, Rest...>> : std::false_type {};

template <class List>
constexpr bool check_inner_start() {
    constexpr bool holds = StartsBeside<List>::value;
    static_assert(holds, "QuantizedNetwork<Net>: expected a Residual whose first layer is a convolution, a Dense or a "
                         "pool, not another Residual.");
    return holds;
}

/// The Residual of bytes for the skip that a Residual is bound to.
template <class List, class Skip>
struct ResidualWithSkip;

template <class List, class T, class InputShape, class OutputShape>
struct ResidualWithSkip<List, BoundSkip<T, InputShape, OutputShape, IdentitySkip>> {
    using type = QuantizedResidual<QuantizedLayers<List>, void>;
};

template <class List, class T, class InputShape, class OutputShape, class Description>
struct ResidualWithSkip<List, BoundSkip<T, InputShape, OutputShape, Description>> {
    using Projection =
        typename QuantizedLayerOf<Description, typename Description::template Layer<T, InputShape>>::type;
    using type = QuantizedProjectedResidual<QuantizedLayers<List>, Projection>;
};

template <bool Holds, class List, class Layer>
struct CheckedResidual : ResidualWithSkip<List, typename Layer::Skip> {};

template <class List, class Layer>
struct CheckedResidual<false, List, Layer> {
    using type = QuantizedMaxPool<kernel::WholeWindow<Layer::output_shape::size>>;
};

template <class Held, class Activation, class Skip, class Layer>
struct QuantizedLayerOf<ResidualOf<Held, Activation, Skip>, Layer> {
    using List = typename QuantizedList<typename Layer::InnerChain>::type;
    using type = typename CheckedResidual<check_quantized_activation<Activation, false>() && check_inner_start<List>(),
                                          List, Layer>::type;
};

} // namespace detail
} // namespace nervelet

#endif
