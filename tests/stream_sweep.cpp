// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/stream_equality.hpp"

using namespace nervelet;

namespace {

template <class T, class... Layers>
bool holds(std::uint64_t seed) {
    return support::streams_as_long<Network<T, Input<40, 2>, Layers...>, Network<T, Input<10000, 2>, Layers...>>(seed);
}

} // namespace

TEST_CASE("ten thousand samples: a stream has the bits of the layers over all of them") {
    CHECK(holds<float, GRU<8, EveryStep>, TimeDistributed<Dense<1>>>(1));
    CHECK(holds<float, Conv1D<6, 5, ReLU>, MaxPool1D<3>, LSTM<4, EveryStep>, Conv1D<2, 3, Tanh, Stride<2>>>(2));
    CHECK(holds<double, Residual<Conv1D<4, 3, ReLU, Causal, Dilation<16>>, Conv1D<4, 3, Identity, Causal>, ReLU>,
                DepthwiseConv1D<7, SiLU, Causal>, AveragePool1D<5, Stride<1>, Causal>, GRU<3, EveryStep>>(3));
}
