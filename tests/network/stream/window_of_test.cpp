// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>

#include <doctest/doctest.h>

#include "support/factory.hpp"
#include "support/stream_equality.hpp"

using namespace nervelet;

namespace {

constexpr std::size_t samples = 40;

using Factory = Network<float, Input<6, 2>, Conv1D<4, 3, ReLU, Causal>, DepthwiseConv1D<2, Tanh, Causal>,
                        GRU<3, EveryStep>, Residual<Conv1D<3, 2, ReLU, Causal>>, TimeDistributed<Dense<2>>>;

constexpr Factory factory = support::network_of_numbers<Factory>(2);

/// Whether a network with frozen layers streams as it computes over all samples.
template <class Short, class Long>
bool holds() {
    return support::streams_as_long<Short, Long>(5);
}

} // namespace

TEST_CASE("frozen layers stream as those that learn") {
    CHECK(holds<Network<float, Input<4, 2>, Pretrained<Factory, factory, 5>, TimeDistributed<Dense<2>>>,
                Network<float, Input<samples, 2>, Pretrained<Factory, factory, 5>, TimeDistributed<Dense<2>>>>());
    CHECK(
        holds<Network<float, Input<4, 2>, Pretrained<Factory, factory, 4>, LSTM<3, EveryStep>, Conv1D<2, 3>>,
              Network<float, Input<samples, 2>, Pretrained<Factory, factory, 4>, LSTM<3, EveryStep>, Conv1D<2, 3>>>());
}

TEST_CASE("adapted layers, too") {
    using Convolution = Frozen<Conv1D<4, 3, ReLU, Causal>, Stored<Factory, factory, 0>>;
    CHECK(holds<Network<float, Input<4, 2>, LowRank<Convolution, 2>, TimeDistributed<Dense<2>>>,
                Network<float, Input<samples, 2>, LowRank<Convolution, 2>, TimeDistributed<Dense<2>>>>());
    CHECK(holds<Network<float, Input<4, 2>, BiasOnly<Convolution>, Conv1D<2, 2>>,
                Network<float, Input<samples, 2>, BiasOnly<Convolution>, Conv1D<2, 2>>>());
}
