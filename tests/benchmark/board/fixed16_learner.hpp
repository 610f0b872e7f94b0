// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_FIXED16_LEARNER_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_FIXED16_LEARNER_HPP

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

} // namespace

#endif
