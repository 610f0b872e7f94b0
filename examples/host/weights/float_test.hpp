// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_FLOAT_TEST_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_FLOAT_TEST_HPP

#include "test_vector.hpp"
#include "tflite_executor.hpp"

namespace weights {
namespace tflite {

/// What a model of float32 answers, by the plain executor.
inline std::vector<double> float_answer(const Model& model, const std::vector<double>& question) {
    Executor executor(model, Rounding::twice); // there is nothing to round
    for (const double number : question) {
        executor[model.inputs[0]].fractions.push_back(static_cast<float>(number));
    }
    executor.run();
    const std::vector<float>& answer = executor[model.outputs[0]].fractions;
    return {answer.begin(), answer.end()};
}

/// The test of the network that was made of a model of float32: what the plain executor, which knows nothing of the
/// library, computes from the file, in float and in another order. Refuses a network that answers otherwise.
inline TestVector make_float_test(const Model& model, const weights::Model& network) {
    TestVector test = make_test_vector(network);
    test.tolerance *= 2.0; // both round
    const std::vector<double> answer = float_answer(model, test.question);
    for (std::size_t j = 0; j < answer.size(); ++j) {
        if (!(std::fabs(answer[j] - test.answer[j]) <= test.tolerance)) {
            throw Refusal("has numbers with which its output " + std::to_string(j) + " is " +
                          std::to_string(answer[j]) + " in one order of its sums and " +
                          std::to_string(test.answer[j]) + " in another; train with inputs and weights near 1");
        }
    }
    test.answer = answer;
    test.is_computed = true;
    return test;
}

/// The same with a question and an answer of the model itself, the first of several.
inline TestVector given_float_test(const weights::Model& network, const weights::Tensor& questions,
                                   const weights::Tensor& answers) {
    TestVector test{{}, {}, 0.0, true};
    const std::size_t inputs = network.network.inputs;
    const std::size_t outputs = count_of(output_of(network.network));
    for (std::size_t i = 0; i < inputs; ++i) {
        test.question.push_back(static_cast<double>(to_float(questions.values[i], questions)));
    }
    for (std::size_t j = 0; j < outputs; ++j) {
        test.answer.push_back(static_cast<double>(to_float(answers.values[j], answers)));
    }
    test.tolerance = 2.0 * tolerance_of(evaluate(network, test.question));
    return test;
}

} // namespace tflite
} // namespace weights

#endif
