// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_HOST_LESSONS_HPP
#define NERVELET_TESTS_BENCHMARK_HOST_LESSONS_HPP

#include "../board/lessons.hpp"
#include "hand_written.hpp"

// The boards' data, with what the host adds. Rates are small: the work is the same at any rate.

struct XorLesson : TwoNumbers {
    using Net = Xor;
    using Loss = BinaryCrossEntropy;
    using Hand = HandWritten<2, 8, 1, TanhSigmoid>;
    static constexpr float rate = 0.05f, adam_rate = 0.001f;
};

template <class Data>
struct ClassifierLesson : Data {
    using Net = Classifier;
    using Loss = CrossEntropy;
    using Hand = HandWritten<64, 32, 10, ReLUSoftmax>;
    static constexpr float rate = 0.01f, adam_rate = 0.0001f;
};

/// Wide-Hidden-10 with inputs none of which is zero.
template <std::size_t Wide, std::size_t Hidden>
struct WideLesson {
    using Net = Network<float, Input<Wide>, Dense<Hidden, ReLU>, Dense<10, Softmax>>;
    using Loss = CrossEntropy;
    using Hand = HandWritten<Wide, Hidden, 10, ReLUSoftmax>;
    static constexpr float rate = 0.0001f, adam_rate = 0.00001f;
    static inline const Inputs<Wide> inputs = dense_inputs<Wide>();
    static constexpr Label target(std::size_t i) { return Label{i % 10}; }
};

#endif
