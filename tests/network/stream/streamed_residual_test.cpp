// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include "support/factory.hpp"
#include "support/stream_equality.hpp"

using namespace nervelet;

namespace {

template <class T, class... Layers>
bool holds(std::uint64_t seed) {
    return support::streams_as_long<Network<T, Input<4, 2>, Layers...>, Network<T, Input<70, 2>, Layers...>>(seed);
}

/// Residuals whose parameters are constant.
using Pair = Network<float, Input<4, 2>, Residual<GRU<2, EveryStep>, Tanh>, Residual<Conv1D<3, 2, ReLU, Causal>>>;
constexpr Pair pair = support::network_of_numbers<Pair>(3);
template <std::size_t Length>
using FrozenPair = Network<float, Input<Length, 2>, Frozen<Residual<GRU<2, EveryStep>, Tanh>, Stored<Pair, pair, 0>>,
                           Frozen<Residual<Conv1D<3, 2, ReLU, Causal>>, Stored<Pair, pair, 2>>, Conv1D<2, 2>>;

/// Whether the first answer of a stream in 16 bits is that of the network to the first window.
template <class... Layers>
bool holds_in_16_bits(std::uint64_t seed) {
    using Net = Network<Fixed16, Input<6, 2>, Layers..., Dense<3>>;
    static Net net;
    static std::array<Fixed16, 40> samples;
    Random random(seed);
    for (auto& parameter : net.parameters()) {
        parameter = Fixed16::weight(random.uniform<float>() - 0.5f);
    }
    for (auto& number : samples) {
        number = Fixed16(4.0f * random.uniform<float>() - 2.0f);
    }
    Stream<Net> stream{net};
    typename Stream<Net>::Output y{};
    bool same = true;
    for (std::size_t t = 0; t < 6; ++t) {
        const bool is_answered = stream.push({samples[2 * t], samples[2 * t + 1]}, y);
        same = same && is_answered == (t == 5);
    }
    typename Net::Input x{};
    for (std::size_t k = 0; k < x.size(); ++k) {
        x[k] = samples[k];
    }
    const auto expected = net(x);
    for (std::size_t j = 0; j < 3; ++j) {
        same = same && y[j].raw == expected[j].raw;
    }
    return same && (y[0].raw != 0 || y[1].raw != 0);
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

TEST_CASE("a Residual whose parameters are constant") {
    CHECK(support::streams_as_long<FrozenPair<4>, FrozenPair<70>>(6));
}

TEST_CASE("a Residual in 16 bits") {
    CHECK(holds_in_16_bits<Residual<Conv1D<2, 3, ReLU, Causal>>>(1));
    CHECK(holds_in_16_bits<Residual<Conv1D<4, 3, ReLU, Causal>, Conv1D<4, 2, Identity, Causal>, ReLU>>(2));
    CHECK(holds_in_16_bits<Conv1D<4, 2, Tanh, Causal>, Residual<DepthwiseConv1D<3, ReLU, Causal>, Dropout<20>>>(3));
    CHECK(holds_in_16_bits<Residual<MaxPool1D<2, Stride<1>, Causal>, Residual<Conv1D<2, 1>>>>(4));
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
