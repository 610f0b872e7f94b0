// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <type_traits>

#include "support/factory.hpp"

using namespace support;

namespace {

/// Random in training, and with a Scratch like that of Dense.
struct Noise : UsesRandom {
    template <class T, class InputShape>
    struct Layer : Activated<Layer<T, InputShape>, T, InputShape, Identity> {};
};

template <class... Descriptions>
using Layers = nervelet::detail::Chain<float, Shape<6>, nervelet::detail::LayerList<Descriptions...>>;

/// The first of some layers.
template <class... Descriptions>
using In = nervelet::detail::LayerInTraining<float, Layers<Descriptions...>, false>;

using Last = Dense<2>;
static_assert(!In<First<float>, Last>::learns && In<First<float>, Last>::is_inferred,
              "below the lowest layer that learns as in inference, without a place for dJ/da");
static_assert(!In<Noise, Last>::is_inferred && !In<Dropout<20>, Last>::is_inferred, "in training it is something else");
static_assert(In<Dense<8>, Second<float>, Last>::learns, "a layer with parameters learns");
static_assert(nervelet::detail::LayerInTraining<float, Layers<Second<float>, Last>, true>::learns,
              "and dJ/dx goes down through those above it");
static_assert(!In<First<float>>::is_inferred, "the last one gets the loss");

static_assert(In<First<float>, Second<float>, Last>::is_read_once, "by a layer that keeps its own output");
static_assert(!In<First<float>, Last>::is_read_once, "the gradient reads it again");

} // namespace

TEST_CASE("the input of the lowest layer that learns is the output of those below, example by example") {
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
        CHECK(tape.examples[n].layer == below(xs[n]));
        CHECK(tape.examples[n].next.layer.output == net(xs[n]));
    }
}
