// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_FIXED16_LEARNER_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_FIXED16_LEARNER_HPP

#include "figures.hpp"
#include "lessons.hpp"

namespace {

volatile std::int32_t result;

/// Lessons: inputs, arrays of float, and the target of each.
template <class Net, class Lessons, class Loss = CrossEntropy>
struct Learner {
    static constexpr std::size_t count = Lessons::inputs.size();
    static Net net;
    static Trainer<Net, Loss, SGD> trainer;
    static std::array<typename Net::Input, count> inputs;

    __attribute__((noipa)) static void forward(std::uint32_t i) {
        const typename Net::Output output = net(inputs[i]);
        result = output[0].raw;
    }

    __attribute__((noipa)) static void classify(std::uint32_t i) {
        result = static_cast<std::int32_t>(argmax(net(inputs[i])));
    }

    __attribute__((noipa)) static void step(std::uint32_t i) {
        result = trainer.step(inputs[i], Lessons::target(i)).raw();
    }

    static void convert_inputs() {
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t k = 0; k < Net::input_size; ++k) {
                inputs[i][k] = Fixed16(Lessons::inputs[i][k]);
            }
        }
    }

    /// After the last step.
    static void expect_no_refusal() {
        if (result < 0) {
            semihosting::print("FAILED: a step was refused\n");
            semihosting::exit(1);
        }
    }

    /// The network is initialized already.
    static void costs(const char* classification, const char* one_step, std::uint32_t rounds) {
        convert_inputs();
        measure(classification, classify, rounds, count);
        measure(one_step, step, rounds, count);
        expect_no_refusal();
    }
};

template <class Net, class Lessons, class Loss>
Net Learner<Net, Lessons, Loss>::net;
template <class Net, class Lessons, class Loss>
Trainer<Net, Loss, SGD> Learner<Net, Lessons, Loss>::trainer{net, {0.05f}};
template <class Net, class Lessons, class Loss>
std::array<typename Net::Input, Learner<Net, Lessons, Loss>::count> Learner<Net, Lessons, Loss>::inputs;

} // namespace

#endif
