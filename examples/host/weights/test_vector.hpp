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
    bool is_given = false;        ///< whether another program computed the output
    bool is_computed = false;     ///< whether it was computed from a .tflite file, by what does not know the library
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

/// Refuses an array of examples that are channels first.
inline void check_channels_last(const Tensor& tensor, const Extents& shape, const std::string& option) {
    Extents examples = tensor.shape;
    if (examples.size() == shape.size() + 1) {
        examples.erase(examples.begin());
    }
    Extents first(shape.begin(), shape.end() - 1);
    first.insert(first.begin(), shape.back());
    if (examples == first && examples != shape) {
        throw Refusal(option + " has examples " + shape_text(examples) + ", channels first, where the network has " +
                      shape_text(shape) + ", channels last; save them as np.save(" +
                      (option == "--question" ? "'question.npy', x" : "'answer.npy', y") +
                      (shape.size() == 2 ? ".permute(0, 2, 1))" : ".permute(0, 2, 3, 1))"));
    }
}

/// Whether a dense layer of the network lies behind Flatten.
inline bool has_any_flatten(const Description& network) {
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        if (has_flatten(network, i)) {
            return true;
        }
    }
    return false;
}

/// What to look for where output is another one than was given: often the given one comes before softmax.
inline std::string cure_text(const Model& model, const std::vector<double>& question, const double* answer) {
    Model linear = model;
    Step& last = linear.network.steps.back();
    const Activation activation = activation_behind(model.network, last);
    (has_weights(last.kind) ? linear.network.layers[last.layer].activation : last.activation) =
        *find_activation("identity");
    const Answer logits = evaluate(linear, question);
    bool is_before = !is_identity(activation);
    for (std::size_t j = 0; j < logits.values.size(); ++j) {
        is_before = is_before && std::fabs(answer[j] - logits.values[j]) <= 2.0 * tolerance_of(logits);
    }
    return is_before ? "that is the output before " + std::string(activation.type) + ": leave it out of the network"
                     : "check the activations, --layout, --map" +
                           std::string(model.network.batch_norms.empty() ? "" : ", the places of batchnorm, --eps") +
                           std::string(has_any_flatten(model.network) ? ", --flatten" : "") +
                           ", and that Python answered in evaluation mode, after model.eval()";
}

/// A test from inputs and outputs that another program computed: the first of them. Refuses outputs that are not this
/// network's, of any of them.
inline TestVector check_test_vector(const Model& model, const Tensor& questions, const Tensor& answers) {
    check_numbers(questions);
    check_numbers(answers);
    const Extents output = output_of(model.network);
    const std::size_t inputs = model.network.inputs;
    const std::size_t outputs = count_of(output);
    check_channels_last(questions, model.network.input, "--question");
    check_channels_last(answers, output, "--answer");
    const std::size_t count = questions.values.size() / inputs;
    if (count == 0 || questions.values.size() != count * inputs || answers.values.size() != count * outputs ||
        (count > 1 && (questions.shape[0] != count || answers.shape[0] != count))) {
        throw Refusal("--question and --answer must hold " + std::to_string(inputs) + " and " +
                      std::to_string(outputs) + " numbers for each example, not " + shape_text(questions.shape) +
                      " and " + shape_text(answers.shape) + "; save both of the same call of the model");
    }
    TestVector test{{}, {}, 0.0, true};
    for (std::size_t example = count; example-- > 0;) {
        test.question.clear();
        test.answer.clear();
        for (std::size_t i = 0; i < inputs; ++i) {
            test.question.push_back(static_cast<double>(to_float(questions.values[example * inputs + i], questions)));
        }
        for (std::size_t j = 0; j < outputs; ++j) {
            test.answer.push_back(static_cast<double>(to_float(answers.values[example * outputs + j], answers)));
        }
        const Answer own = evaluate(model, test.question);
        test.tolerance = 2.0 * tolerance_of(own); // the other program rounds, too
        for (std::size_t j = 0; j < outputs; ++j) {
            if (!(std::fabs(test.answer[j] - own.values[j]) <= test.tolerance)) {
                throw Refusal("output " + std::to_string(j) + " is " + std::to_string(own.values[j]) +
                              ", but --answer has " + std::to_string(test.answer[j]) + "; " +
                              cure_text(model, test.question, test.answer.data()));
            }
        }
    }
    return test;
}

} // namespace weights

#endif
