// Part of nervelet. MIT licence, the nervelet authors.
// The part of README for signals over time, as it stands there (see tests/checks/programs/readme.sh), and its table.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

namespace {

template <class T>
using ClippedSGD = nn::ClipByNorm<nn::SGD<T>>;

// clang-format off
using Forecast = nn::Network<float, nn::Input<16, 1>, nn::GRU<8, nn::EveryStep>, nn::TimeDistributed<nn::Dense<1>>>;
static Forecast net;
static nn::Trainer<Forecast, nn::MeanSquaredError, ClippedSGD> trainer{net, {{0.1f}, 1.0f}}; // gradients of norm 1 at most
static nn::Stream<Forecast> stream{net};
// clang-format on

// The table: what Layer needs over 16 steps of 3 channels, without a layer above it; numbers of 4 bytes.
template <class Layer>
using Alone = nn::Network<float, nn::Input<16, 3>, Layer>;

template <class Layer>
constexpr std::size_t in_training() {
    return nn::memory_of<nn::Trainer<Alone<Layer>, nn::MeanSquaredError, nn::SGD>>().activations / sizeof(float);
}

template <class Layer>
constexpr std::size_t parameters() {
    return Alone<Layer>::parameter_count;
}

// Beside its pointer and, of a convolution, two counters.
template <class Layer>
constexpr std::size_t numbers_of_stream() {
    return sizeof(typename nn::Stream<Alone<Layer>>::State) / sizeof(float);
}

constexpr std::size_t S = 16, C = 3, F = 8, K = 5, U = 8;
static_assert(in_training<nn::Conv1D<F, K>>() == 2 * F * (S - K + 1), "");
static_assert(in_training<nn::GRU<U>>() == U * (5 * S + 1), "");
static_assert(in_training<nn::GRU<U, nn::EveryStep>>() == U * (5 * S + 1), "");
static_assert(in_training<nn::LSTM<U>>() == U * (7 * S + 1), "");
static_assert(in_training<nn::LSTM<U, nn::EveryStep>>() == U * (7 * S + 1), "");
static_assert(parameters<nn::Conv1D<F, K>>() == F * (K * C + 1), "");
static_assert(parameters<nn::GRU<U>>() == 3 * U * (C + U + 2), "");
static_assert(parameters<nn::LSTM<U>>() == 4 * U * (C + U + 2), "");
static_assert(numbers_of_stream<nn::Conv1D<F, K>>() == (K - 1) * C + 2, "");
static_assert(numbers_of_stream<nn::GRU<U>>() == U, "");
static_assert(numbers_of_stream<nn::LSTM<U>>() == 2 * U, "");

// A wave of 20 samples.
float wave(std::size_t i) {
    constexpr float values[] = {0, 0.31f, 0.59f, 0.81f, 0.95f};
    const float up = i % 10 < 5 ? values[i % 5] : i % 10 == 5 ? 1.0f : values[10 - i % 10];
    return i % 20 < 10 ? up : -up;
}

} // namespace

TEST_CASE("README: forecasts of a wave, better than the same as now") {
    nn::initialize(net, 7);
    Forecast::Input window{};
    Forecast::Output next{};
    for (std::size_t i = 0; i < 300; ++i) {
        for (std::size_t step = 0; step < 16; ++step) {
            window[step] = wave(i + step);
            next[step] = wave(i + step + 1);
        }
        // clang-format off
const float loss = trainer.step(window, next);          // back through 16 steps: at each the target is the next sample
        // clang-format on
        CHECK(loss >= 0);
    }
    float of_forecast = 0;
    float of_now = 0;
    for (std::size_t i = 0; i < 36; ++i) {
        const nn::Stream<Forecast>::Sample sample{{wave(i)}};
        nn::Stream<Forecast>::Output forecast{};
        // clang-format off
const bool is_answered = stream.push(sample, forecast); // one step's work; the bits of the layers over all samples so far
        // clang-format on
        CHECK(is_answered);
        if (i < 16) {
            continue; // the state has not seen a whole wave yet
        }
        const float error = forecast[0] - wave(i + 1);
        of_forecast += error * error;
        of_now += (wave(i) - wave(i + 1)) * (wave(i) - wave(i + 1));
    }
    CHECK(2 * of_forecast < of_now);
}
