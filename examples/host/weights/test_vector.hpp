// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TEST_VECTOR_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TEST_VECTOR_HPP

#include "evaluate.hpp"

namespace weights {

/// An input, and the output that the network must have for it.
struct TestVector {
    std::vector<double> question; ///< the input
    std::vector<double> answer;   ///< the output
    double tolerance;             ///< the largest error
};

/// Random multiples of 1/8 in [-1, 1], times scale.
inline std::vector<double> draw_question(std::size_t size, std::uint32_t seed, double scale) {
    std::vector<double> question;
    for (std::size_t i = 0; i < size; ++i) {
        seed = seed * 1664525u + 1013904223u;
        question.push_back(scale * (static_cast<double>((seed >> 16) % 17) - 8.0) / 8.0);
    }
    return question;
}

/// The sum of the absolute differences.
inline double distance(const Answer& a, const Answer& b) {
    double sum = 0.0;
    for (std::size_t j = 0; j < a.values.size(); ++j) {
        sum += std::fabs(a.values[j] - b.values[j]);
    }
    return sum;
}

/// The one of several random inputs on which the output depends most. An output that hardly depends on the input,
/// because the last layer is saturated or all its units are off, would test nothing.
inline TestVector make_test_vector(const Model& model) {
    TestVector best{{}, {}, 0.0};
    double most = -1.0;
    for (std::uint32_t seed = 0; seed < 12; ++seed) {
        const double scale = std::ldexp(1.0, -static_cast<int>(seed % 4));
        const std::vector<double> question = draw_question(model.network.inputs, seed, scale);
        const std::vector<double> other = draw_question(model.network.inputs, seed + 100, scale);
        const Answer answer = evaluate(model, question);
        const double change = distance(answer, evaluate(model, other)) / scale;
        if (change > most) {
            most = change;
            best = {question, answer.values, tolerance_of(answer)};
        }
    }
    return best;
}

/// A test from an input and an output that another program computed. Refuses an output that is not this network's.
inline TestVector check_test_vector(const Model& model, const Tensor& question, const Tensor& answer) {
    const std::size_t outputs = model.network.layers.back().outputs;
    if (question.values.size() != model.network.inputs || answer.values.size() != outputs) {
        throw Refusal("--question and --answer must hold " + std::to_string(model.network.inputs) + " and " +
                      std::to_string(outputs) + " numbers, not " + std::to_string(question.values.size()) + " and " +
                      std::to_string(answer.values.size()) + ": one example");
    }
    TestVector test{{}, {}, 0.0};
    for (const double value : question.values) {
        test.question.push_back(static_cast<double>(to_float(value, question)));
    }
    const Answer own = evaluate(model, test.question);
    test.tolerance = 2.0 * tolerance_of(own); // the other program rounds, too
    for (std::size_t j = 0; j < outputs; ++j) {
        test.answer.push_back(static_cast<double>(to_float(answer.values[j], answer)));
        if (!(std::fabs(test.answer[j] - own.values[j]) <= test.tolerance)) {
            throw Refusal("output " + std::to_string(j) + " is " + std::to_string(own.values[j]) +
                          ", but --answer has " + std::to_string(test.answer[j]) +
                          "; check the activations, --layout and --map");
        }
    }
    return test;
}

} // namespace weights

#endif
