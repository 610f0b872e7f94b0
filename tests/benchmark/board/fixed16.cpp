// Part of nervelet. MIT licence, the nervelet authors.
//
// Prints what 64-32-10 costs in 16 bits, for the same examples as measure.cpp, convolutions over 128 x 3, for those of
// convolutions.cpp, and 1-16-1 with a GRU, for those of recurrent.cpp, a time step.
#include "convolution_lessons.hpp"
#include "fixed16_learner.hpp"
#include "recurrent_lessons.hpp"

namespace {

template <class Lessons>
void dense(const char* forward, const char* step) {
    using Taught = Learner<Network<Fixed16, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>, Lessons>;
    initialize(Taught::net, 7);
    Taught::costs(forward, step, 2);
}

/// Begins with the weights of convolutions.cpp, so that as many outputs are active.
void over_time() {
    using Taught = Learner<Network<Fixed16, Input<128, 3>, Conv1D<8, 5, ReLU>, MaxPool1D<2>, Conv1D<16, 5, ReLU>,
                                   GlobalAveragePool, Dense<4, Softmax>>,
                           Windows<128, 3>>;
    initialize(Taught::net, 21);
    for (std::size_t j = 0; j < 8; ++j) {
        Taught::net.bias<0>()[j] = Fixed16(0.4f);
    }
    for (std::size_t j = 0; j < 16; ++j) {
        Taught::net.bias<1>()[j] = Fixed16(0.05f);
    }
    Taught::costs("conv1d/forward/fixed16", "conv1d/step/fixed16", 1);
    memory<Taught>("conv1d/fixed16/SGD");
}

using Targets = std::array<std::array<Fixed16, time_steps>, convolution_example_count>;

constexpr Targets next_of_swings() {
    Targets targets{};
    for (std::size_t i = 0; i < targets.size(); ++i) {
        targets[i] = convert<Fixed16>(NextOfSwings<1>::targets[i]);
    }
    return targets;
}

struct NextInSixteenBits {
    static constexpr auto& inputs = NextOfSwings<1>::inputs;
    static constexpr Targets targets = next_of_swings();
    static constexpr const auto& target(std::size_t i) { return targets[i]; }
};

void recurrent() {
    using Taught = Learner<ForecastOf<Fixed16>, NextInSixteenBits, MeanSquaredError>;
    initialize(Taught::net, 7);
    Taught::convert_inputs();
    measure_time_steps("gru/forward/fixed16", Taught::forward, Taught::count, time_steps);
    measure_time_steps("gru/training/fixed16", Taught::step, Taught::count, time_steps);
    Taught::expect_no_refusal();
    memory<Taught>("gru/fixed16/SGD");
}

} // namespace

int main() {
    dense<DensePixels>("64-32-10/forward/fixed16", "64-32-10/step/fixed16");
    dense<HandwrittenDigits>("64-32-10/forward/digits/fixed16", "64-32-10/step/digits/fixed16");
    memory<Learner<Network<Fixed16, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>, DensePixels>>(
        "64-32-10/fixed16/SGD");
    over_time();
    recurrent();
    semihosting::exit(0);
}
