// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>

#include <doctest/doctest.h>

#include "support/stream_equality.hpp"

using namespace nervelet;

namespace {

template <class T, class... Layers>
bool holds(std::uint64_t seed) {
    return support::streams_as_long<Network<T, Input<4, 2>, Layers...>, Network<T, Input<70, 2>, Layers...>>(seed);
}

/// A block of a temporal convolutional network.
template <std::size_t Distance>
using Block = Residual<Conv1D<4, 3, ReLU, Causal, Dilation<Distance>>, SpatialDropout<10>,
                       Conv1D<4, 3, ReLU, Causal, Dilation<Distance>>, ReLU>;

} // namespace

TEST_CASE("a Residual of layers that answer every sample") {
    CHECK(holds<float, Residual<Conv1D<2, 3, Tanh, Causal>>>(1));
    CHECK(holds<float, Block<1>, Block<2>, Block<4>, TimeDistributed<Dense<1>>>(2)); // the first with a projection
    CHECK(holds<double, Residual<GRU<2, EveryStep>, LayerNorm<>, Residual<LSTM<2, EveryStep>>>, Conv1D<3, 2>>(3));
    CHECK(holds<float, Residual<Dropout<10>, ReLU>>(4));
    CHECK(holds<float, Residual<MaxPool1D<2, Stride<1>, Causal>, Tanh>>(5));
}

TEST_CASE("above the last step it is a layer like others") {
    using Net = Network<float, Input<1, 2>, GRU<3>, Residual<Dense<3, ReLU>, Dense<3>>, Dense<2>>;
    static Net net;
    support::fill_unevenly(net.parameters(), 1);
    Stream<Net> stream{net};
    Stream<Net>::Output y{};
    CHECK(stream.push({{0.5f, -0.25f}}, y));
    const auto expected = net({{0.5f, -0.25f}});
    CHECK(support::same_bits(y[0], expected[0]));
    CHECK(support::same_bits(y[1], expected[1]));
}
