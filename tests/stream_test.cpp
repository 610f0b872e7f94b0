// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>
#include <limits>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/stream_equality.hpp"

namespace nn = nervelet;

namespace {

// clang-format off
/// What the README shows.
using Forecast = nn::Network<float, nn::Input<16, 1>, nn::GRU<16, nn::EveryStep>, nn::TimeDistributed<nn::Dense<1>>>;

static Forecast net;
static nn::Stream<Forecast> stream{net}; // keeps what the next sample needs: here the 16 numbers of a state
// clang-format on

/// A sensor that is read once a second.
float read_temperature() {
    return 20.5f;
}

using Long = nn::Network<float, nn::Input<200, 1>, nn::GRU<16, nn::EveryStep>, nn::TimeDistributed<nn::Dense<1>>>;

/// Gestures as they come: an answer every fourth sample, once the first window is whole.
using Gestures =
    nn::Network<float, nn::Input<32, 3>, nn::Conv1D<8, 5, nn::ReLU>, nn::MaxPool1D<4>, nn::Dense<4, nn::Softmax>>;

static_assert(std::is_trivially_copyable<nn::Stream<Gestures>>::value, "a stream can be copied");
static_assert(std::is_same<nn::Stream<Gestures>::Sample, std::array<float, 3>>::value, "one step");
static_assert(std::is_same<nn::Stream<Forecast>::Output, std::array<float, 1>>::value, "of one step");
static_assert(sizeof(nn::Stream<Forecast>) == sizeof(void*) + 16 * sizeof(float), "what the README says");

} // namespace

TEST_CASE("the README's forecast: an answer to every sample, with the bits of the layers over all of them") {
    nn::initialize(net, 7);
    stream.reset();
    nn::Stream<Forecast>::Output y{};
    const bool is_answered = stream.push({read_temperature()}, y);
    CHECK(is_answered);
    CHECK(y[0] == net(Forecast::Input{{read_temperature()}})[0]);
    CHECK(support::streams_as_long<Forecast, Long>(3));
}

TEST_CASE("y stays as it is where there is no answer") {
    static Gestures gestures;
    nn::initialize(gestures, 7);
    nn::Stream<Gestures> answers{gestures};
    nn::Stream<Gestures>::Output y{{9, 9, 9, 9}};
    std::size_t count = 0;
    for (std::size_t t = 0; t < 40; ++t) {
        const bool is_answered = answers.push({1, 2, 3}, y);
        CHECK(is_answered == (t >= 31 && (t - 31) % 4 == 0));
        CHECK((is_answered || count > 0 || y[0] == 9));
        count += is_answered ? 1 : 0;
    }
    CHECK(count == 3);
}

TEST_CASE("two streams of one network are two pasts; a copy goes on from the same one") {
    nn::initialize(net, 8);
    nn::Stream<Forecast> first{net};
    nn::Stream<Forecast> second{net};
    nn::Stream<Forecast>::Output a{};
    nn::Stream<Forecast>::Output b{};
    first.push({1.0f}, a);
    first.push({1.0f}, a);
    second.push({1.0f}, b);
    CHECK(a[0] != b[0]);
    nn::Stream<Forecast> copy = first;
    first.push({-0.5f}, a);
    copy.push({-0.5f}, b);
    CHECK(support::same_bits(a[0], b[0]));
}

TEST_CASE("what a network learns, its stream uses from the next sample on") {
    nn::initialize(net, 8);
    nn::Stream<Forecast> first{net};
    nn::Stream<Forecast>::Output y{};
    first.push({1.0f}, y);
    const float before = y[0];
    net.bias<2>()[0] += 1;
    first.reset();
    first.push({1.0f}, y);
    CHECK(y[0] > before + 0.999f);
}

TEST_CASE("a number that is none stays in a state until reset()") {
    nn::initialize(net, 8);
    nn::Stream<Forecast> first{net};
    nn::Stream<Forecast>::Output y{};
    first.push({std::numeric_limits<float>::quiet_NaN()}, y);
    first.push({1.0f}, y);
    CHECK(y[0] != y[0]);
    first.reset();
    first.push({1.0f}, y);
    CHECK(y[0] == y[0]);
}

#if __cplusplus >= 201703L
namespace {

/// The compiler computes the same as the processor.
constexpr float last_answer() {
    using Net = nn::Network<float, nn::Input<8, 1>, nn::Conv1D<2, 3, nn::ReLU, nn::Causal>, nn::MaxPool1D<2>,
                            nn::Residual<nn::LSTM<2, nn::EveryStep>>, nn::GRU<2>, nn::Dense<1>>;
    Net small_net;
    nn::initialize(small_net, 5);
    nn::Stream<Net> answers{small_net};
    nn::Stream<Net>::Output y{};
    for (int t = 0; t < 7; ++t) {
        answers.push({0.25f * float(t)}, y);
    }
    answers.reset();
    for (int t = 0; t < 8; ++t) {
        answers.push({0.125f * float(t)}, y);
    }
    return y[0];
}

} // namespace

TEST_CASE("a stream is a constant expression") {
    constexpr float by_the_compiler = last_answer();
    CHECK(support::same_bits(last_answer(), by_the_compiler));
}
#endif
