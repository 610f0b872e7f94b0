// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_EXECUTOR_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_EXECUTOR_HPP

#include "tflite_logistic.hpp"
#include "tflite_run_float.hpp"
#include "tflite_run_mean.hpp"
#include "tflite_run_pad.hpp"
#include "tflite_run_quantize.hpp"
#include "tflite_run_windows.hpp"

namespace weights {
namespace tflite {

/// Runs a .tflite model of int8 or float32 after the specification of its operators, in plain loops and without a line
/// of the library's, so that each can test the other: it is slow, and what each tensor became can be looked at
/// afterwards.
class Executor {
public:
    /// The model, and the file that it was read from, must outlive it.
    Executor(const Model& model, Rounding rounding)
        : model_(model), rounding_(rounding), values_(model.tensors.size()) {}

    /// About how many numbers a run looks at.
    static double work_of(const Model& model) {
        double work = 0.0;
        for (const Operator& one : model.operators) {
            const bool has_rows = one.code == Code::conv_2d || one.code == Code::fully_connected;
            const double inputs = has_rows ? static_cast<double>(model.tensors[one.inputs[1]].shape.back()) : 1.0;
            work += static_cast<double>(count_of(model.tensors[one.output].shape)) * inputs *
                    static_cast<double>(one.rows.size) * static_cast<double>(one.columns.size) *
                    static_cast<double>(one.positions);
        }
        return work;
    }

    /// What the model's input or another tensor holds.
    Numbers& operator[](std::size_t tensor) { return values_[tensor]; }

    /// Computes all tensors from the inputs, which must be there.
    void run() {
        for (const Operator& one : model_.operators) {
            run(one);
        }
    }

    /// The same from a tensor on that the model makes of its input, or from that.
    void run_behind(std::size_t tensor) {
        for (const Operator& one : model_.operators) {
            if (one.output != tensor) {
                run(one);
            }
        }
    }

private:
    void run(const Operator& one) {
        const Numbers& x = values_[one.inputs[0]];
        Numbers& y = values_[one.output];
        y = Numbers();
        if (tensor(one.output).type == ElementType::float32 && one.code != Code::dequantize) {
            const std::vector<float>& other = one.code == Code::add ? values_[one.inputs[1]].fractions : x.fractions;
            y.fractions = FloatOperator(model_, one).run(x.fractions, other);
            return;
        }
        switch (one.code) {
        case Code::conv_2d:
            y.whole = convolved(model_, one, x.whole, rounding_);
            break;
        case Code::depthwise_conv_2d:
            y.whole = convolved_depthwise(model_, one, x.whole, rounding_);
            break;
        case Code::average_pool_2d:
        case Code::max_pool_2d:
            y.whole = pooled(model_, one, x.whole);
            break;
        case Code::mean:
            y.whole = means(model_, one, x.whole, rounding_);
            break;
        case Code::pad:
            y.whole = padded(model_, one, x.whole);
            break;
        case Code::fully_connected:
            y.whole = connected(one, x.whole);
            break;
        case Code::add:
            y.whole = added(one, x.whole, values_[one.inputs[1]].whole);
            break;
        case Code::logistic:
            y.whole = logistic(one, x.whole);
            break;
        case Code::softmax:
            y.whole = shared(one, x.whole);
            break;
        case Code::quantize:
            y.whole = quantized(model_, one, x, rounding_);
            break;
        case Code::dequantize:
            y.fractions = dequantized(model_, one, x.whole);
            break;
        case Code::reshape:
            y = x;
            break;
        }
    }

    const Tensor& tensor(std::size_t index) const { return model_.tensors[index]; }

    /// With weights [output][input].
    std::vector<std::int32_t> connected(const Operator& one, const std::vector<std::int32_t>& x) const {
        const Tensor& weights = tensor(one.inputs[1]);
        const std::int32_t zero_point = zero_point_of(tensor(one.inputs[0]));
        const OutputOf output_of(model_, one, rounding_);
        std::vector<std::int32_t> y;
        for (std::size_t j = 0; j < weights.shape[0]; ++j) {
            std::uint32_t sum = 0;
            for (std::size_t i = 0; i < x.size(); ++i) {
                sum += static_cast<std::uint32_t>(weight_at(weights, j * x.size() + i) * (x[i] - zero_point));
            }
            y.push_back(output_of(sum, j));
        }
        return y;
    }

    /// Both numbers times 2^20 go to the scale of twice the larger one, and their sum to that of the output.
    std::vector<std::int32_t> added(const Operator& one, const std::vector<std::int32_t>& a,
                                    const std::vector<std::int32_t>& b) const {
        const double scale_of_a = scale_of(tensor(one.inputs[0]));
        const double scale_of_b = scale_of(tensor(one.inputs[1]));
        const double common = 2.0 * (scale_of_a > scale_of_b ? scale_of_a : scale_of_b);
        const Factor of_a = factor_of(scale_of_a / common, rounding_);
        const Factor of_b = factor_of(scale_of_b / common, rounding_);
        const Factor of_sum = factor_of(common / (1048576.0 * scale_of(tensor(one.output))), rounding_);
        const Limits limits = limits_of(tensor(one.output), one.activation);
        std::vector<std::int32_t> y;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const std::int32_t wide_a = (a[i] - zero_point_of(tensor(one.inputs[0]))) * 1048576;
            const std::int32_t wide_b = (b[i] - zero_point_of(tensor(one.inputs[1]))) * 1048576;
            const std::int32_t sum = rescaled(wide_a, of_a, rounding_) + rescaled(wide_b, of_b, rounding_);
            y.push_back(limited(rescaled(sum, of_sum, rounding_), zero_point_of(tensor(one.output)), limits));
        }
        return y;
    }

    std::vector<std::int32_t> logistic(const Operator& one, std::vector<std::int32_t> x) const {
        for (std::int32_t& number : x) {
            number -= zero_point_of(tensor(one.inputs[0]));
        }
        return logistic_of(x, scale_of(tensor(one.inputs[0])), rounding_);
    }

    /// Softmax over the last dimension.
    std::vector<std::int32_t> shared(const Operator& one, const std::vector<std::int32_t>& x) const {
        const std::size_t classes = tensor(one.output).shape.back();
        const double factor = static_cast<double>(one.beta) * scale_of(tensor(one.inputs[0]));
        std::vector<std::int32_t> y;
        for (auto first = x.begin(); first != x.end(); first += static_cast<std::ptrdiff_t>(classes)) {
            const std::vector<std::int32_t> shares = softmax_of(
                std::vector<std::int32_t>(first, first + static_cast<std::ptrdiff_t>(classes)), factor, rounding_);
            y.insert(y.end(), shares.begin(), shares.end());
        }
        return y;
    }

    const Model& model_;
    Rounding rounding_;
    std::vector<Numbers> values_;
};

} // namespace tflite
} // namespace weights

#endif
