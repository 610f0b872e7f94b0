// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TEST_VECTOR_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TEST_VECTOR_HPP

#include "evaluate.hpp"

namespace weights {

/// What a network must answer to a question.
struct TestVector {
    std::vector<double> question;
    std::vector<double> answer;
    double tolerance;
};

/// Multiples of 1/8 in [-1, 1], times scale.
inline std::vector<double> draw_question(std::size_t size, std::uint32_t seed, double scale) {
    std::vector<double> question;
    for (std::size_t i = 0; i < size; ++i) {
        seed = seed * 1664525u + 1013904223u;
        question.push_back(scale * (static_cast<double>((seed >> 16) % 17) - 8.0) / 8.0);
    }
    return question;
}

inline double distance(const Answer& a, const Answer& b) {
    double sum = 0.0;
    for (std::size_t j = 0; j < a.values.size(); ++j) {
        sum += std::fabs(a.values[j] - b.values[j]);
    }
    return sum;
}

/// One of several questions: the one whose answer says most. An answer that hardly depends on the question, because the
/// last layer is saturated or rectifies all, would test nothing.
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

/// A question and its answer as another program gave it. Refuses an answer that is not this network's.
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
                          "; is an activation another one, or does --layout or --map say something else");
        }
    }
    return test;
}

} // namespace weights

#endif
