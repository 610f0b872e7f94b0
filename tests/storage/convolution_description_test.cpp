// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/fingerprint_text.hpp"

using namespace nervelet;
using support::of_part;
using support::of_text;

namespace {

struct Anonymous : ElementwiseActivation<Anonymous> {};

template <class Layer>
using Over = Network<float, Input<9, 2>, Layer, Dense<2, Softmax>>;

template <class Layer>
constexpr std::uint32_t architecture() {
    return detail::NetworkSection<Over<Layer>>::architecture;
}

template <class Layer>
using OverRows = Network<float, Input<6, 6, 2>, Layer, Dense<2, Softmax>>;

template <class Layer>
constexpr std::uint32_t architecture_over_rows() {
    return detail::NetworkSection<OverRows<Layer>>::architecture;
}

template <std::size_t Size>
bool all_differ(const std::uint32_t (&all)[Size]) {
    bool differ = true;
    for (std::size_t i = 0; i < Size; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            differ = differ && all[i] != all[j];
        }
    }
    return differ;
}

// A name is for good: files that were saved under it shall be known for ever.
static_assert(of_part<Conv1D<8, 5, ReLU>>() == of_text("Conv1D 8 5 ReLU "), "");
static_assert(of_part<Conv1D<8, 5, LeakyReLUWith<20>, Dilation<3>, Causal, Stride<2>>>() ==
                  of_text("Conv1D 8 5 LeakyReLU 20 Stride 2 2 Causal Dilation 3 "),
              "");
static_assert(of_part<Conv2D<16, 3>>() == of_text("Conv2D 16 3 3 Identity "), "");
static_assert(of_part<Conv2D<16, Kernel<10, 4>, ReLU, Padding<1, 2>, Stride<2, 1>>>() ==
                  of_text("Conv2D 16 10 4 ReLU Stride 2 1 Padding 1 2 "),
              "");
static_assert(of_part<Conv2D<16, Kernel<3>, Tanh, Same>>() == of_part<Conv2D<16, 3, Tanh, Same>>(), "one layer");
static_assert(!detail::IsDescribed<Conv1D<8, 5, Anonymous>>::value, "an activation without a name");
static_assert(!detail::IsDescribed<Conv2D<8, 5, Anonymous>>::value, "an activation without a name");

} // namespace

TEST_CASE("a network's architecture tells convolutions with other sizes, activations and options apart") {
    CHECK(all_differ({architecture<Conv1D<4, 3, ReLU>>(), architecture<Conv1D<5, 3, ReLU>>(),
                      architecture<Conv1D<4, 2, ReLU>>(), architecture<Conv1D<4, 3, Tanh>>(),
                      architecture<Conv1D<4, 3, ReLU, Stride<2>>>(), architecture<Conv1D<4, 3, ReLU, Stride<3>>>(),
                      architecture<Conv1D<4, 3, ReLU, Padding<1>>>(), architecture<Conv1D<4, 3, ReLU, Padding<2>>>(),
                      architecture<Conv1D<4, 3, ReLU, Same>>(), architecture<Conv1D<4, 3, ReLU, Causal>>(),
                      architecture<Conv1D<4, 3, ReLU, Dilation<2>>>(), architecture<Conv1D<4, 3, ReLU, Dilation<3>>>(),
                      architecture<Conv1D<4, 3, ReLU, Same, Dilation<2>>>(), architecture<Dense<4, ReLU>>()}));
    CHECK(all_differ({architecture_over_rows<Conv2D<4, 3, ReLU>>(), architecture_over_rows<Conv2D<5, 3, ReLU>>(),
                      architecture_over_rows<Conv2D<4, Kernel<3, 2>, ReLU>>(),
                      architecture_over_rows<Conv2D<4, Kernel<2, 3>, ReLU>>(),
                      architecture_over_rows<Conv2D<4, 3, Tanh>>(),
                      architecture_over_rows<Conv2D<4, 3, ReLU, Stride<2, 1>>>(),
                      architecture_over_rows<Conv2D<4, 3, ReLU, Stride<1, 2>>>(),
                      architecture_over_rows<Conv2D<4, 3, ReLU, Padding<2, 1>>>(),
                      architecture_over_rows<Conv2D<4, 3, ReLU, Padding<1, 2>>>(),
                      architecture_over_rows<Conv2D<4, 3, ReLU, Same>>()}));
}

TEST_CASE("what a convolution learned is saved, and loads nowhere else") {
    using Net = Over<Conv1D<4, 3, ReLU, Same>>;
    using Other = Over<Conv1D<4, 3, ReLU, Padding<1>>>; // the same numbers for the same inputs, another name
    Net net{};
    initialize(net, 5);
    Saved<Net> bytes;
    REQUIRE(save(bytes, net) == StorageError::none);
    Net copy{};
    CHECK(load(bytes, copy) == StorageError::none);
    CHECK(copy.parameters() == net.parameters());
    Other other{};
    CHECK(load(ByteView{bytes.data(), bytes.size()}, other) == StorageError::wrong_architecture);
    CHECK(other.parameters() == Other{}.parameters());
}

TEST_CASE("a training with convolutions goes on after it was saved") {
    using Net = OverRows<Conv2D<3, 3, Tanh, Stride<2>>>;
    Net net{};
    initialize(net, 5);
    Trainer<Net, CrossEntropy, Momentum> trainer{net, {0.1f}};
    Net::Input x{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<float>(i % 7) - 3.0f;
    }
    trainer.step(x, Label{1});
    Saved<Net, decltype(trainer)> bytes;
    REQUIRE(save(bytes, net, trainer) == StorageError::none);
    Net copy{};
    Trainer<Net, CrossEntropy, Momentum> next{copy, {0.1f}};
    REQUIRE(load(bytes, copy, next) == StorageError::none);
    CHECK(next.step(x, Label{0}) == trainer.step(x, Label{0}));
    CHECK(copy.parameters() == net.parameters());
}
