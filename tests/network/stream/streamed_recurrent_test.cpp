// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>

#include <doctest/doctest.h>

#include "support/stream_equality.hpp"

using namespace nervelet;

namespace {

template <class T, class... Layers>
bool holds(std::uint64_t seed) {
    return support::streams_as_long<Network<T, Input<4, 2>, Layers...>, Network<T, Input<50, 2>, Layers...>>(seed);
}

/// Whether the answer after so many samples is that of the same layers over as many.
template <class T, std::size_t Samples, class... Layers>
bool last_holds(std::uint64_t seed) {
    static Network<T, Input<2, 2>, Layers...> net;
    static Network<T, Input<Samples, 2>, Layers...> layers;
    std::array<T, Samples * 2> x;
    support::fill_unevenly(layers.parameters(), seed);
    support::fill_unevenly(x, seed + 1);
    net.parameters() = layers.parameters();
    using State = Stream<Network<T, Input<2, 2>, Layers...>>;
    State stream{net};
    typename State::Output y{};
    bool all_answered = true;
    for (std::size_t t = 0; t < Samples; ++t) {
        all_answered = stream.push(support::sample_of<State>(x, t), y) && all_answered;
    }
    const auto expected = layers(x);
    bool is_same = all_answered;
    for (std::size_t j = 0; j < y.size(); ++j) {
        is_same = is_same && support::same_bits(y[j], expected[j]);
    }
    return is_same;
}

} // namespace

TEST_CASE("a recurrent layer of every step goes on from sample to sample") {
    CHECK(holds<float, GRU<5, EveryStep>>(1));
    CHECK(holds<float, LSTM<5, EveryStep>>(2));
    CHECK(holds<double, GRU<3, EveryStep>, LSTM<4, EveryStep>, TimeDistributed<Dense<2, Tanh>>>(3));
    CHECK(holds<float, Conv1D<4, 3, ReLU>, MaxPool1D<2>, Dropout<10>, GRU<6, EveryStep>, LayerNorm<>,
                TimeDistributed<Dense<1>>>(4));
}

TEST_CASE("of the last step its state so far goes up after every sample") {
    CHECK(last_holds<float, 1, GRU<5>, Dense<3, Softmax>>(5));
    CHECK(last_holds<float, 2, GRU<5>, Dense<3, Softmax>>(6));
    CHECK(last_holds<float, 3, LSTM<5>, Dense<4, ReLU>, LayerNorm<All>, Dense<2>>(7));
    CHECK(last_holds<double, 17, GRU<3, EveryStep>, LSTM<4>, Dense<2>>(8));
    CHECK(last_holds<float, 40, LSTM<3>>(9));
}

TEST_CASE("it keeps its state alone") {
    CHECK(sizeof(Stream<Network<float, Input<9, 2>, GRU<7>, Dense<2>>>::State) == 7 * sizeof(float));
    CHECK(sizeof(Stream<Network<double, Input<9, 2>, LSTM<7>, Dense<2>>>::State) == 14 * sizeof(double));
}
