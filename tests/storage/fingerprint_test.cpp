// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/fingerprint_text.hpp"

using namespace nervelet;
using support::of_part;
using support::of_text;

namespace {

template <class... Layers>
constexpr std::uint32_t in_use() {
    return detail::Architecture<Network<float, Layers...>>::in_use();
}

struct Square : ElementwiseActivation<Square> {
    template <class T>
    static constexpr T value(T z) {
        return z * z;
    }
    template <class T>
    static constexpr T slope(T z, T) {
        return z + z;
    }
    template <class Text>
    static constexpr void describe(Text& text) {
        text("Square");
    }
};

struct Anonymous : ElementwiseActivation<Anonymous> {};

struct KeepHalf {
    template <class T>
    static constexpr T probability(std::size_t) {
        return T(1) / T(2);
    }
    template <class Text>
    static constexpr void describe(Text& text) {
        text("KeepHalf", 1, 2);
    }
};

constexpr BatchNormStatistics<float, 2> statistics = {{{1, 2}}, {{0.5f, 4}}};

// A name is for good: files that were saved under it shall be known for ever.
static_assert(of_part<Identity>() == of_text("Identity "), "");
static_assert(of_part<ReLU>() == of_text("ReLU "), "");
static_assert(of_part<LeakyReLU>() == of_text("LeakyReLU 1 "), "");
static_assert(of_part<LeakyReLUWith<20>>() == of_text("LeakyReLU 20 "), "");
static_assert(of_part<ELU>() == of_text("ELU 100 "), "");
static_assert(of_part<GELU>() == of_text("GELU "), "");
static_assert(of_part<GELUTanh>() == of_text("GELUTanh "), "");
static_assert(of_part<SiLU>() == of_text("SiLU "), "");
static_assert(of_part<Softplus>() == of_text("Softplus "), "");
static_assert(of_part<Sigmoid>() == of_text("Sigmoid "), "");
static_assert(of_part<Tanh>() == of_text("Tanh "), "");
static_assert(of_part<Hardsigmoid>() == of_text("Hardsigmoid "), "");
static_assert(of_part<Hardswish>() == of_text("Hardswish "), "");
static_assert(of_part<ReLU6>() == of_text("ReLU6 "), "");
static_assert(of_part<SELU>() == of_text("SELU "), "");
static_assert(of_part<Softmax>() == of_text("Softmax "), "");
static_assert(of_part<Square>() == of_text("Square "), "");
static_assert(of_part<Input<8, 9>>() == of_text("Input 8 9 "), "");
static_assert(of_part<Dense<1203, Square>>() == of_text("Dense 1203 Square "), "");
static_assert(of_part<Dropout<20>>() == of_text("Dropout 20 "), "");
static_assert(of_part<DropoutPerUnit<KeepHalf>>() == of_text("DropoutPerUnit KeepHalf 1 2 "), "");
static_assert(of_part<SpatialDropout<20>>() == of_text("SpatialDropout 20 "), "");
static_assert(of_part<LayerNorm<>>() == of_text("LayerNorm "), "");
static_assert(of_part<LayerNorm<All>>() == of_text("LayerNormAll "), "");
static_assert(of_part<BatchNorm<decltype(statistics), statistics>>() == of_text("BatchNorm Identity "), "");
static_assert(of_part<BatchNorm<decltype(statistics), statistics, LeakyReLU>>() == of_text("BatchNorm LeakyReLU 1 "),
              "");
static_assert(of_part<SGD<float>>() == of_text("SGD "), "");
static_assert(of_part<Momentum<float>>() == of_text("Momentum "), "");
static_assert(of_part<Nesterov<float>>() == of_text("Nesterov "), "");
static_assert(of_part<Adam<double>>() == of_text("Adam "), "");
static_assert(of_part<AdamW<float>>() == of_text("AdamW "), "");
static_assert(of_part<RMSprop<float>>() == of_text("RMSprop "), "");
static_assert(of_part<Adagrad<float>>() == of_text("Adagrad "), "");
static_assert(of_part<ClipByNorm<WeightDecay<ClipByValue<SGD<float>>>>>() ==
                  of_text("ClipByNorm WeightDecay ClipByValue SGD "),
              "");

static_assert(!detail::IsDescribed<Anonymous>::value && !detail::IsDescribed<Dense<2, Anonymous>>::value, "");
static_assert(detail::IsDescribed<Square>::value && detail::IsDescribed<Dense<2, Square>>::value, "");
static_assert(in_use<Input<2>, Dense<4, Tanh>, Dense<1, Sigmoid>>() == of_text("Input 2 Dense 4 Tanh Dense 1 Sigmoid "),
              "");
static_assert(in_use<Input<2>, Dropout<10>, Dense<4, Tanh>, DropoutPerUnit<KeepHalf>, Dense<1, Sigmoid>>() ==
                  in_use<Input<2>, Dense<4, Tanh>, Dense<1, Sigmoid>>(),
              "dropout does nothing in use");
static_assert(in_use<Input<2>, SpatialDropout<10>, Dense<4, Tanh>, Dense<1, Sigmoid>>() ==
                  in_use<Input<2>, Dense<4, Tanh>, Dense<1, Sigmoid>>(),
              "nor does that of channels");
static_assert(!detail::IsDescribed<BatchNorm<decltype(statistics), statistics, Anonymous>>::value, "");

} // namespace

TEST_CASE("fingerprint: what differs has another one") {
    const std::uint32_t all[] = {
        in_use<Input<2>, Dense<4, Tanh>, Dense<1, Sigmoid>>(),
        in_use<Input<3>, Dense<4, Tanh>, Dense<1, Sigmoid>>(),
        in_use<Input<2>, Dense<5, Tanh>, Dense<1, Sigmoid>>(),
        in_use<Input<2>, Dense<4, ReLU>, Dense<1, Sigmoid>>(),
        in_use<Input<2>, Dense<4, Tanh>, Dense<1, Square>>(),
        in_use<Input<2>, Dense<41, Sigmoid>>(),
        in_use<Input<2>, LayerNorm<>, Dense<1, Sigmoid>>(),
        in_use<Input<2>, LayerNorm<All>, Dense<1, Sigmoid>>(),
        in_use<Input<2>, BatchNorm<decltype(statistics), statistics>, Dense<1, Sigmoid>>(),
        in_use<Input<2>, BatchNorm<decltype(statistics), statistics, ReLU>, Dense<1, Sigmoid>>(),
        in_use<Input<2>, Dense<4, Tanh>, Dense<1, Sigmoid>, Dense<1, Sigmoid>>()};
    for (const std::uint32_t& one : all) {
        for (const std::uint32_t& other : all) {
            CHECK((one == other) == (&one == &other));
        }
    }
}
