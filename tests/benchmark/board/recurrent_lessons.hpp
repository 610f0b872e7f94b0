// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_RECURRENT_LESSONS_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_RECURRENT_LESSONS_HPP

#include <array>
#include <cstddef>

#include "convolution_lessons.hpp"

constexpr std::size_t time_steps = 16;

template <class T>
using ForecastOf = Network<T, Input<time_steps, 1>, GRU<16, EveryStep>, TimeDistributed<Dense<1>>>;
using Forecast = ForecastOf<float>;
using WideForecast = Network<float, Input<time_steps, 16>, GRU<32, EveryStep>, TimeDistributed<Dense<1>>>;
using LongForecast = Network<float, Input<time_steps, 1>, LSTM<16, EveryStep>, TimeDistributed<Dense<1>>>;

/// Windows of swings; to be forecast is, at each time step, the first channel of the next one.
template <std::size_t Channels>
struct NextOfSwings {
    static constexpr FewInputs<(time_steps + 1)* Channels> swings = noisy_swings<time_steps + 1, Channels>();
    static constexpr FewInputs<time_steps * Channels> windows() {
        FewInputs<time_steps * Channels> windows{};
        for (std::size_t i = 0; i < windows.size(); ++i) {
            for (std::size_t k = 0; k < time_steps * Channels; ++k) {
                windows[i][k] = swings[i][k];
            }
        }
        return windows;
    }
    static constexpr FewInputs<time_steps> next() {
        FewInputs<time_steps> next{};
        for (std::size_t i = 0; i < next.size(); ++i) {
            for (std::size_t t = 0; t < time_steps; ++t) {
                next[i][t] = swings[i][(t + 1) * Channels];
            }
        }
        return next;
    }
    static constexpr FewInputs<time_steps* Channels> inputs = windows();
    static constexpr FewInputs<time_steps> targets = next();
    static constexpr const std::array<float, time_steps>& target(std::size_t i) { return targets[i]; }
};

#endif
