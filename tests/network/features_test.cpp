// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <type_traits>

#include "support/factory.hpp"

using namespace support;

namespace {

/// Random in training, and with a Scratch like that of Dense.
struct Noise : nervelet::detail::UsesRandom {
    template <class T, class InputShape>
    struct Layer {
        using output_shape = InputShape;
        using Scratch = std::array<T, InputShape::size>;
        using Tape = Scratch;
        static constexpr std::size_t parameter_count = 0;
    };
};

template <class Description>
using In = nervelet::detail::Feature<float, Shape<6>, Description>;
static_assert(In<First<float>>::is_inferred, "as in inference, without a place for dJ/da");
static_assert(!In<Noise>::is_inferred && !In<Dropout<20>>::is_inferred, "in training it is something else");

template <class... Layers>
using Bound = typename nervelet::detail::BoundLayers<float, Shape<6>, Layers...>::type;
static_assert(std::is_same<Bound<First<float>, Dropout<20>, Dense<2>>,
                           nervelet::detail::FeatureChain<float, Shape<6>, First<float>, Dropout<20>, Dense<2>>>::value,
              "below the lowest layer that learns");
static_assert(std::is_same<Bound<Dense<8>, Second<float>>,
                           nervelet::detail::Chain<float, Shape<6>, Dense<8>, Second<float>>>::value,
              "not above it");
static_assert(std::is_same<Bound<First<float>>, nervelet::detail::Chain<float, Shape<6>, First<float>>>::value,
              "not the last");

} // namespace

TEST_CASE("features: the input of the lowest layer that learns is the output of those below, example by example") {
    using Net = Network<float, Input<6>, First<float>, Second<float>, Dense<1>>;
    using Sweep = nervelet::detail::Backpropagation<Net, SquaredError, 3>;
    const Net net = network_of_numbers<Net>(2);
    const std::array<std::array<float, 6>, 3> xs = examples<float>();
    const std::array<std::array<float, 1>, 3> targets{};
    Sweep::Tape tape{};
    nervelet::detail::NoRandom random{};
    Sweep::sweep(net, xs.data(), targets.data(), std::size_t(3), tape, random);
    const Network<float, Input<6>, First<float>, Second<float>> below{};
    for (std::size_t n = 0; n < 3; ++n) {
        CHECK(tape[n].layer == below(xs[n]));
        CHECK(tape[n].next.output == net(xs[n]));
    }
}
