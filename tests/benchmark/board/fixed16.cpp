// Part of nervelet. MIT licence, the nervelet authors.
//
// Prints what 64-32-10 costs in 16 bits, for the same examples as measure.cpp, and convolutions over 128 x 3, for those
// of convolutions.cpp.
#include "convolution_lessons.hpp"
#include "figures.hpp"
#include "lessons.hpp"

namespace {

volatile std::int32_t result;

/// Lessons: inputs, arrays of float, and the target of each.
template <class Net, class Lessons>
struct Learner {
    static constexpr std::size_t count = Lessons::inputs.size();
    static Net net;
    static Trainer<Net, CrossEntropy, SGD> trainer;
    static std::array<typename Net::Input, count> inputs;

    __attribute__((noipa)) static void classify(std::uint32_t i) {
        result = static_cast<std::int32_t>(argmax(net(inputs[i])));
    }

    __attribute__((noipa)) static void step(std::uint32_t i) {
        result = trainer.step(inputs[i], Lessons::target(i)).raw();
    }

    /// The network is initialized already.
    static void costs(const char* forward, const char* one_step, std::uint32_t rounds) {
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t k = 0; k < Net::input_size; ++k) {
                inputs[i][k] = Fixed16(Lessons::inputs[i][k]);
            }
        }
        measure(forward, classify, rounds, count);
        measure(one_step, step, rounds, count);
        if (result < 0) {
            semihosting::print("FAILED: a step was refused\n");
            semihosting::exit(1);
        }
    }
};

template <class Net, class Lessons>
Net Learner<Net, Lessons>::net;
template <class Net, class Lessons>
Trainer<Net, CrossEntropy, SGD> Learner<Net, Lessons>::trainer{net, {0.05f}};
template <class Net, class Lessons>
std::array<typename Net::Input, Learner<Net, Lessons>::count> Learner<Net, Lessons>::inputs;

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

} // namespace

int main() {
    dense<DensePixels>("64-32-10/forward/fixed16", "64-32-10/step/fixed16");
    dense<HandwrittenDigits>("64-32-10/forward/digits/fixed16", "64-32-10/step/digits/fixed16");
    memory<Learner<Network<Fixed16, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>, DensePixels>>(
        "64-32-10/fixed16/SGD");
    over_time();
    semihosting::exit(0);
}
