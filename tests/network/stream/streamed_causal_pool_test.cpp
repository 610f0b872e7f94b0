// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <limits>

#include <doctest/doctest.h>

#include "support/stream_equality.hpp"

using namespace nervelet;

namespace {

template <class T, class... Layers>
bool holds(std::uint64_t seed) {
    return support::streams_as_long<Network<T, Input<4, 2>, Layers...>, Network<T, Input<50, 2>, Layers...>>(seed);
}

} // namespace

TEST_CASE("pads of a pool are no numbers, also at the start of a stream") {
    CHECK(holds<float, MaxPool1D<3, Stride<1>, Causal>>(1));
    CHECK(holds<float, AveragePool1D<3, Stride<1>, Causal>>(2));
    CHECK(holds<double, MaxPool1D<7, Stride<2>, Causal>>(3));
    CHECK(holds<double, AveragePool1D<7, Stride<3>, Causal>>(4));
    CHECK(holds<float, AveragePool1D<4, Causal>>(5));
    CHECK(holds<float, MaxPool1D<1, Causal>>(6));
    CHECK(
        holds<float, Conv1D<3, 2, ReLU, Causal>, AveragePool1D<4, Stride<1>, Causal>, MaxPool1D<3, Stride<1>, Causal>>(
            7));
}

TEST_CASE("a maximum below zero stays below zero, and NaN is the largest number") {
    using Net = Network<float, Input<4, 1>, MaxPool1D<3, Stride<1>, Causal>>;
    static Net net;
    Stream<Net> stream{net};
    Stream<Net>::Output y{};
    CHECK(stream.push({-2.0f}, y));
    CHECK(y[0] == -2.0f);
    CHECK(stream.push({std::numeric_limits<float>::quiet_NaN()}, y));
    CHECK(y[0] != y[0]);
    CHECK(stream.push({-3.0f}, y));
    CHECK(stream.push({-4.0f}, y));
    CHECK(stream.push({-5.0f}, y));
    CHECK(y[0] == -3.0f);
}
