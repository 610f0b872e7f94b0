// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_BOARD_LEARNER_HPP
#define NERVELET_TESTS_BENCHMARK_BOARD_LEARNER_HPP

#include "lessons.hpp"

// Where results go, so that no work is left out.
extern volatile float result;

/// A network and its trainer, and what is measured of them, kept out of line.
template <class Net, class Loss, template <class> class Optimizer, class Lessons>
struct Learner {
    static Net net;
    static Trainer<Net, Loss, Optimizer> trainer;

    __attribute__((noipa)) static void forward(std::uint32_t i) {
        const typename Net::Output output = net(Lessons::inputs[i]);
        result = output[0];
    }

    __attribute__((noipa)) static void classify(std::uint32_t i) {
        result = static_cast<float>(argmax(net(Lessons::inputs[i])));
    }

    __attribute__((noipa)) static void step(std::uint32_t i) {
        result = trainer.step(Lessons::inputs[i], Lessons::target(i));
    }
};

template <class Net, class Loss, template <class> class Optimizer, class Lessons>
Net Learner<Net, Loss, Optimizer, Lessons>::net;

template <class Net, class Loss, template <class> class Optimizer, class Lessons>
Trainer<Net, Loss, Optimizer> Learner<Net, Loss, Optimizer, Lessons>::trainer{net, {0.05f}};

/// The classifier on batches of 16.
struct BatchLearner {
    static Classifier net;
    static Trainer<Classifier, CrossEntropy, SGD, example_count> trainer;
    static std::array<Label, example_count> labels;

    __attribute__((noipa)) static void step(std::uint32_t) { result = trainer.step(DensePixels::inputs, labels); }
};

#endif
