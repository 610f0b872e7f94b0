// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/bits_runs.hpp"

using namespace support;

namespace {

/// Every kind of layer that streams.
using StreamedNet = Network<float, Input<40, 2>, Conv1D<4, 3, ReLU>, DepthwiseConv1D<3, Tanh, Causal, Dilation<4>>,
                            MaxPool1D<2>, Residual<Conv1D<4, 2, GELU, Causal>, SpatialDropout<10>>, LayerNorm<>,
                            GRU<7, EveryStep>, AveragePool1D<3, Stride<1>, Causal>, LSTM<5, EveryStep>,
                            TimeDistributed<Dense<3, Sigmoid>>, Conv1D<3, 1, ReLU, Stride<2>>, Dense<6, Softmax>>;
using SmallStreamedNet = Network<float, Input<3, 1>, Conv1D<2, 2, ReLU, Causal>, LSTM<2, EveryStep>, GRU<2>, Dense<1>>;

/// The CRC-32 of a sum that every answer has a part in.
template <class Net, std::size_t Samples>
constexpr std::uint32_t crc_of_answers() {
    Net net;
    Random random(22);
    fill(net.parameters(), random);
    Stream<Net> stream{net};
    typename Stream<Net>::Sample x{};
    typename Stream<Net>::Output y{};
    typename Stream<Net>::Output sum{};
    for (std::size_t t = 0; t < Samples; ++t) {
        fill(x, random);
        if (stream.push(x, y)) {
            for (std::size_t j = 0; j < y.size(); ++j) {
                sum[j] = sum[j] * 0.75f + y[j];
            }
        }
    }
    return crc32(sum);
}

// One number each, on every machine, compiler and optimisation level, as long as contraction is off.
constexpr std::uint32_t stream_crc = 1490632787u;
constexpr std::uint32_t small_stream_crc = 259763760u;

} // namespace

TEST_CASE("the same bits: answers sample by sample, by CRC-32") {
    CHECK(crc_of_answers<StreamedNet, 150>() == stream_crc);
    CHECK(crc_of_answers<SmallStreamedNet, 9>() == small_stream_crc);
}

#if __cplusplus >= 201703L
static_assert(crc_of_answers<SmallStreamedNet, 9>() == small_stream_crc, "the compiler computes the same");
#endif
