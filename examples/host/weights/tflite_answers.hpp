// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_ANSWERS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_ANSWERS_HPP

#include "float_test.hpp"

namespace weights {
namespace tflite {

/// Questions and answers of the model that another program computed, which are compared with the plain executor's:
/// numbers as the model takes and gives them, of float32, or bytes.
class Answers {
public:
    /// All of them must outlive it. network: what a model of float32 became, else none.
    Answers(const Model& model, const weights::Tensor& questions, const weights::Tensor& answers,
            const weights::Model* network = nullptr)
        : model_(model), network_(network), questions_(questions), answers_(answers), inputs_(count(model.inputs[0])),
          outputs_(count(model.outputs[0])) {
        check_numbers(questions);
        check_numbers(answers);
        examples_ = questions.values.size() / inputs_;
        if (examples_ == 0 || questions.values.size() != examples_ * inputs_ ||
            answers.values.size() != examples_ * outputs_) {
            throw Refusal("--question and --answer must hold " + std::to_string(inputs_) + " and " +
                          std::to_string(outputs_) + " numbers for each example, not " + shape_text(questions.shape) +
                          " and " + shape_text(answers.shape) + "; save both of the same calls of the model");
        }
        if (!(Executor::work_of(model) * static_cast<double>(examples_) < 2e10)) {
            throw Refusal("--question holds so many examples that they take minutes; give fewer");
        }
    }

    /// Which answer is another one with this rounding; empty if none is.
    std::string difference(Rounding rounding) const {
        for (std::size_t example = 0; example < examples_; ++example) {
            const std::vector<double> own = answer(example, rounding);
            const double tolerance = network_ == nullptr ? half_a_step() : tolerance_of_floats(example);
            for (std::size_t j = 0; j < outputs_; ++j) {
                const double given = answers_.values[example * outputs_ + j];
                if (!(std::fabs(own[j] - given) <= tolerance)) {
                    return "output " + std::to_string(j) + " of example " + std::to_string(example) + " is " +
                           std::to_string(own[j]) + ", but --answer has " + std::to_string(given);
                }
            }
        }
        return "";
    }

private:
    std::size_t count(std::size_t tensor) const { return count_of(model_.tensors[tensor].shape); }

    /// Half of a step; of float32 as it was before it became that.
    double half_a_step() const {
        const Tensor& output = model_.tensors[model_.outputs[0]];
        for (const Operator& one : model_.operators) {
            if (one.output == model_.outputs[0] && output.type == ElementType::float32) {
                return 0.5 * scale_of(model_.tensors[one.inputs[0]]);
            }
        }
        return 0.5;
    }

    /// Both round, in orders of their own.
    double tolerance_of_floats(std::size_t example) const {
        const auto first = questions_.values.begin() + static_cast<std::ptrdiff_t>(example * inputs_);
        return 2.0 * tolerance_of(evaluate(*network_, {first, first + static_cast<std::ptrdiff_t>(inputs_)}));
    }

    std::vector<double> answer(std::size_t example, Rounding rounding) const {
        Executor executor(model_, rounding);
        const Tensor& input = model_.tensors[model_.inputs[0]];
        const std::int32_t smallest = input.type == ElementType::uint8 ? 0 : -128;
        for (std::size_t i = example * inputs_; i < (example + 1) * inputs_; ++i) {
            const double number = questions_.values[i];
            if (input.type == ElementType::float32) {
                executor[model_.inputs[0]].fractions.push_back(static_cast<float>(number));
            } else if (number >= smallest && number <= smallest + 255 && number == std::floor(number)) {
                executor[model_.inputs[0]].whole.push_back(static_cast<std::int32_t>(number));
            } else {
                throw Refusal("--question has " + std::to_string(number) + ", but the model takes " + text_of(input) +
                              "; save the bytes that it is given, as x.astype('float32')");
            }
        }
        executor.run();
        Numbers& output = executor[model_.outputs[0]];
        std::vector<double> result(output.whole.begin(), output.whole.end());
        result.insert(result.end(), output.fractions.begin(), output.fractions.end());
        return result;
    }

    const Model& model_;
    const weights::Model* network_;
    const weights::Tensor& questions_;
    const weights::Tensor& answers_;
    std::size_t inputs_;
    std::size_t outputs_;
    std::size_t examples_ = 0;
};

constexpr const char* other_answers =
    "; check that both are of this file and of the same calls, and in Python ask the kernels that define the answers: "
    "tf.lite.Interpreter(..., experimental_op_resolver_type=tf.lite.experimental.OpResolverType.BUILTIN_REF)";

/// Compares all of a model of float32. Refuses answers that it does not give.
inline void compare_float_answers(const Model& model, const weights::Model& network, const weights::Tensor& questions,
                                  const weights::Tensor& given) {
    const std::string difference = Answers(model, questions, given, &network).difference(Rounding::twice);
    if (!difference.empty()) {
        throw Refusal(difference + other_answers);
    }
}

/// Compares all of them. Returns what to tell the user; refuses answers that the model does not give.
inline std::string compared_answers(const Model& model, const weights::Tensor& questions, const weights::Tensor& given,
                                    Rounding rounding) {
    const Answers answers(model, questions, given);
    const std::string difference = answers.difference(rounding);
    if (difference.empty()) {
        return "The network answers as the model itself.";
    }
    const bool is_twice = rounding == Rounding::twice;
    if (answers.difference(is_twice ? Rounding::once : Rounding::twice).empty()) {
        return is_twice
                   ? "The answers are those of products that are rounded once, as TensorFlow Lite does on PCs; this "
                     "network rounds them twice, as TensorFlow Lite Micro, so some differ by a step or more."
                   : "The answers are those of products that are rounded twice, as TensorFlow Lite Micro does; this "
                     "network rounds them once, so some differ by a step or more.";
    }
    throw Refusal(difference + other_answers);
}

} // namespace tflite
} // namespace weights

#endif
