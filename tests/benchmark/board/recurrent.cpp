// Part of nervelet. MIT licence, the nervelet authors.
//
// Prints what recurrent networks cost, as measure.cpp does of others; instructions are those of a time step, a
// sixteenth of those of a window.
#include "figures.hpp"
#include "learner.hpp"
#include "plain_c.hpp"
#include "recurrent_lessons.hpp"

volatile float result;

namespace {

using Numbers = NextOfSwings<1>;

struct PlainForecast {
    static plain_gru net;
    __attribute__((noipa)) static void forward(std::uint32_t i) {
        for (float& number : net.state) {
            number = 0;
        }
        for (const float x : Numbers::inputs[i]) {
            result = plain_gru_forward(&net, x);
        }
    }
    __attribute__((noipa)) static void train(std::uint32_t i) {
        result = plain_gru_step(&net, Numbers::inputs[i].data(), Numbers::targets[i].data(), 0.05f);
    }
};
plain_gru PlainForecast::net;

/// The same, number after number.
struct StreamedForecast {
    static Stream<Forecast> stream;
    __attribute__((noipa)) static void forward(std::uint32_t i) {
        stream.reset();
        Stream<Forecast>::Output y{};
        for (const float x : Numbers::inputs[i]) {
            stream.push({x}, y);
            result = y[0];
        }
    }
};

using GRULearner = Learner<Forecast, MeanSquaredError, SGD, Numbers>;
Stream<Forecast> StreamedForecast::stream{GRULearner::net};

void measure_steps(const char* name, Work work) {
    measure_time_steps(name, work, convolution_example_count, time_steps);
}

/// The gates of U, which lie in the order n, r, z, in that of plain C, r, z, n.
constexpr std::size_t column_of_state(std::size_t j) {
    return (j + 16) % 48;
}

/// U as plain C has it.
struct TurnedGates {
    decltype(GRULearner::net.weights<1>()) weights;
    float operator()(std::size_t i, std::size_t j) const { return weights(i, column_of_state(j)); }
};

void gru() {
    initialize(GRULearner::net, 7);
    plain_gru_parameters& plain = PlainForecast::net.parameters;
    transpose(GRULearner::net.weights<0>(), plain.w);
    transpose(TurnedGates{GRULearner::net.weights<1>()}, plain.u);
    transpose(GRULearner::net.weights<2>(), plain.v);
    measure_steps("gru/forward", GRULearner::forward);
    measure_steps("gru/push", StreamedForecast::forward);
    measure_steps("gru/training", GRULearner::step);
    measure_steps("gru/forward/plain_c", PlainForecast::forward);
    measure_steps("gru/training/plain_c", PlainForecast::train);
    compare("gru, W", difference(GRULearner::net.weights<0>(), plain.w));
    compare("gru, U", difference(TurnedGates{GRULearner::net.weights<1>()}, plain.u));
    compare("gru, output", difference(GRULearner::net.weights<2>(), plain.v));
    memory<GRULearner>("gru/SGD");
}

template <class Learner>
void without_plain_c(const char* forward, const char* training, const char* sgd) {
    initialize(Learner::net, 7);
    measure_steps(forward, Learner::forward);
    measure_steps(training, Learner::step);
    memory<Learner>(sgd);
}

} // namespace

int main() {
    gru();
    without_plain_c<Learner<WideForecast, MeanSquaredError, SGD, NextOfSwings<16>>>(
        "gru_16_32/forward", "gru_16_32/training", "gru_16_32/SGD");
    without_plain_c<Learner<LongForecast, MeanSquaredError, SGD, Numbers>>("lstm/forward", "lstm/training", "lstm/SGD");
    semihosting::exit(0);
}
