// Part of nervelet. MIT licence, the nervelet authors.
//
// Prints what 64-32-10 costs in 16 bits, for the same examples as measure.cpp.
#include "figures.hpp"
#include "lessons.hpp"

namespace {

using Net = Network<Fixed16, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;

volatile std::int32_t result;

template <class Lessons>
struct Learner {
    static Net net;
    static Trainer<Net, CrossEntropy, SGD> trainer;
    static std::array<Net::Input, example_count> inputs;

    __attribute__((noipa)) static void classify(std::uint32_t i) {
        result = static_cast<std::int32_t>(argmax(net(inputs[i])));
    }

    __attribute__((noipa)) static void step(std::uint32_t i) {
        result = trainer.step(inputs[i], Lessons::target(i)).raw();
    }

    static void costs(const char* forward, const char* one_step) {
        for (std::size_t i = 0; i < example_count; ++i) {
            for (std::size_t k = 0; k < 64; ++k) {
                inputs[i][k] = Fixed16(Lessons::inputs[i][k]);
            }
        }
        initialize(net, 7);
        measure(forward, classify, 2);
        measure(one_step, step, 2);
        if (result < 0) {
            semihosting::print("FAILED: a step was refused\n");
            semihosting::exit(1);
        }
    }
};

template <class Lessons>
Net Learner<Lessons>::net;
template <class Lessons>
Trainer<Net, CrossEntropy, SGD> Learner<Lessons>::trainer{net, {0.05f}};
template <class Lessons>
std::array<Net::Input, example_count> Learner<Lessons>::inputs;

} // namespace

int main() {
    Learner<DensePixels>::costs("64-32-10/forward/fixed16", "64-32-10/step/fixed16");
    Learner<HandwrittenDigits>::costs("64-32-10/forward/digits/fixed16", "64-32-10/step/digits/fixed16");
    memory<Learner<DensePixels>>("64-32-10/fixed16/SGD");
    semihosting::exit(0);
}
