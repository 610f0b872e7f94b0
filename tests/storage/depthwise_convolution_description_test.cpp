// Part of nervelet. MIT licence, the nervelet authors.
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/fingerprint_text.hpp"

using namespace nervelet;
using support::of_part;
using support::of_text;

namespace {

struct Anonymous : ElementwiseActivation<Anonymous> {};

// A name is for good: files that were saved under it shall be known for ever.
static_assert(of_part<DepthwiseConv1D<5>>() == of_text("DepthwiseConv1D 5 Identity "), "");
static_assert(of_part<DepthwiseConv1D<5, LeakyReLUWith<20>, Multiplier<3>, Dilation<2>, Causal>>() ==
                  of_text("DepthwiseConv1D 5 LeakyReLU 20 Causal Dilation 2 Multiplier 3 "),
              "");
static_assert(of_part<DepthwiseConv2D<3, ReLU>>() == of_text("DepthwiseConv2D 3 3 ReLU "), "");
static_assert(of_part<DepthwiseConv2D<Kernel<10, 4>, ReLU, Padding<1, 2>, Stride<2, 1>>>() ==
                  of_text("DepthwiseConv2D 10 4 ReLU Stride 2 1 Padding 1 2 "),
              "");
static_assert(!detail::IsDescribed<DepthwiseConv1D<5, Anonymous>>::value, "");
static_assert(!detail::IsDescribed<DepthwiseConv2D<5, Anonymous>>::value, "");

/// Networks with as many parameters.
template <class Layer>
using Over = Network<float, Input<9, 2>, Layer, GlobalAveragePool, Dense<2>>;

} // namespace

TEST_CASE("depthwise_convolution_description: a file loads into no network with other options") {
    using Net = Over<DepthwiseConv1D<3, ReLU, Multiplier<2>>>;
    Net net{};
    initialize(net, 5);
    Saved<Net> bytes;
    REQUIRE(save(bytes, net) == StorageError::none);
    Net same{};
    CHECK(load(bytes, same) == StorageError::none);
    CHECK(same.parameters() == net.parameters());
    const ByteView view{bytes.data(), bytes.size()};
    Over<DepthwiseConv1D<3, ReLU, Multiplier<2>, Dilation<2>>> dilated{};
    CHECK(load(view, dilated) == StorageError::wrong_architecture);
    Over<DepthwiseConv1D<3, Tanh, Multiplier<2>>> other{};
    CHECK(load(view, other) == StorageError::wrong_architecture);
}
