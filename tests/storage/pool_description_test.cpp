// Part of nervelet. MIT licence, the nervelet authors.
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/fingerprint_text.hpp"

using namespace nervelet;
using support::of_part;
using support::of_text;

namespace {

// A name is for good: files that were saved under it shall be known for ever.
static_assert(of_part<MaxPool1D<2>>() == of_text("MaxPool1D 2 "), "");
static_assert(of_part<MaxPool1D<3, Causal, Stride<2>>>() == of_text("MaxPool1D 3 Stride 2 2 Causal "), "");
static_assert(of_part<MaxPool2D<2>>() == of_text("MaxPool2D 2 2 "), "");
static_assert(of_part<MaxPool2D<Kernel<3, 2>, Same, Stride<2, 1>>>() == of_text("MaxPool2D 3 2 Stride 2 1 Same "), "");
static_assert(of_part<AveragePool1D<5, Padding<2>>>() == of_text("AveragePool1D 5 Padding 2 2 "), "");
static_assert(of_part<AveragePool2D<Kernel<25, 5>>>() == of_text("AveragePool2D 25 5 "), "");
static_assert(of_part<AveragePool2D<3, Padding<1, 0>>>() == of_text("AveragePool2D 3 3 Padding 1 0 "), "");
static_assert(of_part<GlobalAveragePool>() == of_text("GlobalAveragePool "), "");

/// Networks with as many parameters, which only the pool tells apart.
template <class... Pool>
using Over = Network<float, Input<6, 6, 2>, DepthwiseConv2D<3, ReLU>, Pool..., GlobalAveragePool, Dense<2>>;

} // namespace

TEST_CASE("pool_description: a file of a network loads into no network with another pool") {
    Over<MaxPool2D<2>> net{};
    initialize(net, 5);
    Saved<Over<MaxPool2D<2>>> bytes;
    REQUIRE(save(bytes, net) == StorageError::none);
    Over<MaxPool2D<2>> same{};
    CHECK(load(bytes, same) == StorageError::none);
    CHECK(same.parameters() == net.parameters());
    const ByteView view{bytes.data(), bytes.size()};
    Over<AveragePool2D<2>> average{};
    CHECK(load(view, average) == StorageError::wrong_architecture);
    Over<MaxPool2D<2, Stride<1>>> closer{};
    CHECK(load(view, closer) == StorageError::wrong_architecture);
    Over<MaxPool2D<2, Same>> padded{};
    CHECK(load(view, padded) == StorageError::wrong_architecture);
    Over<> none{};
    CHECK(load(view, none) == StorageError::wrong_architecture);
}
