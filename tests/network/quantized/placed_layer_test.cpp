// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <cstdint>
#include <utility>

#include <doctest/doctest.h>

#include <nervelet/network/quantized/placed_layer.hpp>

using namespace nervelet;

namespace {

template <std::size_t Inputs, std::size_t Outputs, std::size_t Lead, std::size_t Scratch>
struct SomeLayer {
    struct Constants {};
    static constexpr std::size_t inputs = Inputs;
    static constexpr std::size_t outputs = Outputs;
    static constexpr std::size_t lead = Lead;
    static constexpr std::size_t scratch = Scratch;
    static constexpr std::size_t capacity = Inputs + Lead + Scratch;
};

constexpr bool are_apart(std::size_t a, std::size_t size_of_a, std::size_t b, std::size_t size_of_b) {
    return a + size_of_a <= b || b + size_of_b <= a;
}

/// Whether inputs, outputs and scratch lie in the arena, overlap no more than they may, and the scratch is aligned.
template <class Layer, std::size_t Capacity, std::size_t Offset>
constexpr bool is_placed() {
    using Placed = detail::PlacedLayer<Layer, Capacity, Offset>;
    const bool are_inside = Placed::inputs + Layer::inputs <= Capacity &&
                            Placed::outputs + Layer::outputs <= Capacity &&
                            Placed::scratch + Layer::scratch <= Capacity;
    const bool leads = Placed::outputs + Layer::lead <= Placed::inputs;
    return are_inside && Placed::scratch % 4 == 0 && (Placed::stays ? Placed::inputs == Offset : true) &&
           (leads || are_apart(Placed::inputs, Layer::inputs, Placed::outputs, Layer::outputs)) &&
           (Layer::scratch == 0 || (are_apart(Placed::inputs, Layer::inputs, Placed::scratch, Layer::scratch) &&
                                    are_apart(Placed::outputs, Layer::outputs, Placed::scratch, Layer::scratch)));
}

template <class Layer, std::size_t Capacity, std::size_t... Offsets>
constexpr bool are_all_placed(std::index_sequence<Offsets...>) {
    const bool placed[] = {is_placed<Layer, Capacity, Offsets>()...};
    for (bool one : placed) {
        if (!one) {
            return false;
        }
    }
    return true;
}

/// From all places where the inputs may come, in an arena that has `More` bytes than it needs.
template <class Layer, std::size_t More>
constexpr bool is_placed_from_anywhere() {
    constexpr std::size_t capacity = Layer::capacity + More;
    return are_all_placed<Layer, capacity>(std::make_index_sequence<capacity - Layer::inputs + 1>{});
}

template <class Layer>
void check() {
    CHECK(is_placed_from_anywhere<Layer, 0>());
    CHECK(is_placed_from_anywhere<Layer, 1>());
    CHECK(is_placed_from_anywhere<Layer, 7>());
    CHECK(is_placed_from_anywhere<Layer, 30>());
    CHECK(is_placed_from_anywhere<Layer, 64>());
}

} // namespace

TEST_CASE("inputs, outputs and scratch of a layer do not meet, wherever the inputs come") {
    check<SomeLayer<20, 20, 3, 0>>();
    check<SomeLayer<20, 20, 3, 12>>();
    check<SomeLayer<21, 6, 0, 16>>();
    check<SomeLayer<5, 17, 13, 8>>();
    check<SomeLayer<7, 10, 10, 4>>();
}

TEST_CASE("inputs move only where there is no room otherwise") {
    using Layer = SomeLayer<20, 20, 3, 12>;
    static_assert(detail::PlacedLayer<Layer, 35, 15>::stays, "scratch before the outputs");
    static_assert(!detail::PlacedLayer<Layer, 35, 14>::stays, "not enough of it, and behind the inputs neither");
    static_assert(detail::PlacedLayer<Layer, 36, 3>::stays, "scratch behind the inputs, at 24");
    static_assert(!detail::PlacedLayer<Layer, 36, 2>::stays, "no room for outputs");
    static_assert(detail::PlacedLayer<Layer, 52, 0>::is_apart, "outputs behind the inputs");
    static_assert(!detail::PlacedLayer<Layer, 51, 0>::is_apart, "outputs behind the inputs");
}

TEST_CASE("the first inputs lie at the beginning where the outputs then lie behind them") {
    using Layer = SomeLayer<20, 10, 3, 0>;
    CHECK(detail::place_of_inputs<Layer, 30>() == 0);
    CHECK(detail::place_of_inputs<Layer, 29>() == 9);
}
