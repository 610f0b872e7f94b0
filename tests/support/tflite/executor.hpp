// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_TFLITE_EXECUTOR_HPP
#define NERVELET_TESTS_SUPPORT_TFLITE_EXECUTOR_HPP

#include "../../../examples/host/weights/tflite_model.hpp"
#include "softmax.hpp"

namespace support {

/// What a tensor holds: whole numbers, or fractions if it is of float32.
struct Numbers {
    std::vector<std::int32_t> whole;
    std::vector<float> fractions;
};

/// Runs a .tflite model of int8 after the specification of its operators, in plain loops, for tests: it is slow, and
/// what it computes for a tensor can be looked at afterwards. A convolution sums w (x - zero_point) over its window, in
/// which nothing lies outside of the input; adds the bias; multiplies by s_x s_w / s_y, rounded as told; adds the zero
/// point of the output; and limits it to the numbers of 8 bits, and to those between which its activation is.
class Executor {
public:
    using Model = weights::tflite::Model;
    using Tensor = weights::tflite::Tensor;
    using Operator = weights::tflite::Operator;
    using Code = weights::tflite::Code;

    /// The model, and the file that it was read from, must outlive it.
    Executor(const Model& model, Rounding rounding)
        : model_(model), rounding_(rounding), values_(model.tensors.size()) {}

    /// Whether only operators of float32 are in the model that change the type.
    static bool can_run(const Model& model) {
        for (const Operator& one : model.operators) {
            const bool is_float = model.tensors[one.output].type == weights::tflite::ElementType::float32;
            if (is_float && one.code != Code::dequantize) {
                return false;
            }
        }
        return true;
    }

    /// About how many numbers a run looks at.
    static double work_of(const Model& model) {
        double work = 0.0;
        for (const Operator& one : model.operators) {
            const bool has_weights = one.code == Code::conv_2d || one.code == Code::fully_connected;
            const double all = static_cast<double>(weights::count_of(model.tensors[one.output].shape));
            const double channels = has_weights ? static_cast<double>(model.tensors[one.inputs[1]].shape.back()) : 1.0;
            work += all * channels * static_cast<double>(one.rows.size) * static_cast<double>(one.columns.size);
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

private:
    /// The smallest and the largest number that an operator may put out.
    struct Limits {
        std::int32_t smallest;
        std::int32_t largest;
    };

    const Tensor& tensor(std::size_t index) const { return model_.tensors[index]; }
    static double scale_of(const Tensor& tensor) { return weights::tflite::scale_of(tensor); }
    static std::int32_t zero_point_of(const Tensor& tensor) { return weights::tflite::zero_point_of(tensor); }

    /// ReLU: from what stands for 0; ReLU6: up to what stands for 6, or nearly.
    static Limits limits_of(const Tensor& output, weights::tflite::Activation activation) {
        const std::int32_t smallest = output.type == weights::tflite::ElementType::uint8 ? 0 : -128;
        Limits limits{smallest, smallest + 255};
        if (activation != weights::tflite::Activation::none) {
            limits.smallest = zero_point_of(output);
        }
        if (activation == weights::tflite::Activation::relu6) {
            const double six = static_cast<double>(std::round(6.0f / output.quantization.scales[0]));
            const double largest = six + static_cast<double>(zero_point_of(output));
            limits.largest =
                largest < static_cast<double>(limits.largest) ? static_cast<std::int32_t>(largest) : limits.largest;
        }
        return limits;
    }

    /// The output that a number in its scale, without its zero point, becomes.
    static std::int32_t limited(std::int32_t number, std::int32_t zero_point, Limits limits) {
        const std::int64_t sum = static_cast<std::int64_t>(number) + zero_point;
        return static_cast<std::int32_t>(sum < limits.smallest  ? limits.smallest
                                         : sum > limits.largest ? limits.largest
                                                                : sum);
    }

    /// A number of 8 bits of a constant.
    static std::int32_t byte_at(const Tensor& constant, std::size_t index) {
        const std::int32_t byte = constant.constant.data[index];
        return byte < 128 ? byte : byte - 256;
    }

    /// The bias of an output; 0 if there are none.
    std::int32_t bias_of(const Operator& one, std::size_t output) const {
        return has_input(one, 2) ? static_cast<std::int32_t>(
                                       weights::little_endian(tensor(one.inputs[2]).constant.data + 4 * output, 4))
                                 : 0;
    }

    /// The factor of an output's sums. That of a dense layer whose weights share a scale has s_x s_w rounded to float.
    Factor factor_of_output(const Operator& one, std::size_t output) const {
        const Tensor& weights = tensor(one.inputs[1]);
        double product = scale_of(tensor(one.inputs[0])) * weights::tflite::weight_scale_of(weights, output);
        if (one.code == Code::fully_connected && weights.quantization.scales.size() == 1) {
            product = static_cast<double>(static_cast<float>(product));
        }
        return factor_of(product / scale_of(tensor(one.output)), rounding_);
    }

    /// Rescales a sum, in which only the lower 32 bits are, as an int of a processor has it.
    std::int32_t output_of(const Operator& one, std::size_t channel, std::uint32_t sum) const {
        const Tensor& output = tensor(one.output);
        const std::uint32_t all = sum + static_cast<std::uint32_t>(bias_of(one, channel));
        return limited(rescaled(static_cast<std::int32_t>(all), factor_of_output(one, channel), rounding_),
                       zero_point_of(output), limits_of(output, one.activation));
    }

    /// Calls action(row, column, tap row, tap column) for each tap of the window at this place that lies in the input.
    template <class Action>
    void for_each_tap(const Operator& one, std::size_t row, std::size_t column, Action action) const {
        const weights::Extents& shape = tensor(one.inputs[0]).shape;
        const std::size_t rows_before = positions_of(one.rows, shape[1], one.is_same).before;
        const std::size_t columns_before = positions_of(one.columns, shape[2], one.is_same).before;
        for (std::size_t i = 0; i < one.rows.size; ++i) {
            const std::size_t y = row * one.rows.stride + i * one.rows.dilation - rows_before; // below 0: very large
            for (std::size_t j = 0; j < one.columns.size && y < shape[1]; ++j) {
                const std::size_t x = column * one.columns.stride + j * one.columns.dilation - columns_before;
                if (x < shape[2]) {
                    action(y, x, i, j);
                }
            }
        }
    }

    void convolve(const Operator& one) {
        const Tensor& input = tensor(one.inputs[0]);
        const Tensor& weights = tensor(one.inputs[1]);
        const weights::Extents& shape = tensor(one.output).shape;
        const std::size_t channels = input.shape[3];
        const std::int32_t zero_point = zero_point_of(input);
        const std::int32_t* const x = values_[one.inputs[0]].whole.data();
        for (std::size_t place = 0; place < shape[1] * shape[2]; ++place) {
            for (std::size_t output = 0; output < shape[3]; ++output) {
                std::uint32_t sum = 0;
                for_each_tap(one, place / shape[2], place % shape[2],
                             [&](std::size_t row, std::size_t column, std::size_t i, std::size_t j) {
                                 const std::int32_t* const from = x + (row * input.shape[2] + column) * channels;
                                 const std::size_t w = ((output * one.rows.size + i) * one.columns.size + j) * channels;
                                 for (std::size_t c = 0; c < channels; ++c) {
                                     sum +=
                                         static_cast<std::uint32_t>(byte_at(weights, w + c) * (from[c] - zero_point));
                                 }
                             });
                values_[one.output].whole.push_back(output_of(one, output, sum));
            }
        }
    }

    void convolve_depthwise(const Operator& one) {
        const Tensor& input = tensor(one.inputs[0]);
        const Tensor& weights = tensor(one.inputs[1]);
        const weights::Extents& shape = tensor(one.output).shape;
        const std::int32_t zero_point = zero_point_of(input);
        const std::int32_t* const x = values_[one.inputs[0]].whole.data();
        for (std::size_t place = 0; place < shape[1] * shape[2]; ++place) {
            for (std::size_t output = 0; output < shape[3]; ++output) {
                std::uint32_t sum = 0;
                for_each_tap(one, place / shape[2], place % shape[2],
                             [&](std::size_t row, std::size_t column, std::size_t i, std::size_t j) {
                                 const std::size_t from =
                                     (row * input.shape[2] + column) * input.shape[3] + output / one.multiplier;
                                 const std::size_t w = (i * one.columns.size + j) * shape[3] + output;
                                 sum += static_cast<std::uint32_t>(byte_at(weights, w) * (x[from] - zero_point));
                             });
                values_[one.output].whole.push_back(output_of(one, output, sum));
            }
        }
    }

    void connect(const Operator& one) {
        const Tensor& weights = tensor(one.inputs[1]);
        const std::int32_t zero_point = zero_point_of(tensor(one.inputs[0]));
        const std::int32_t* const x = values_[one.inputs[0]].whole.data();
        for (std::size_t output = 0; output < weights.shape[0]; ++output) {
            std::uint32_t sum = 0;
            for (std::size_t i = 0; i < weights.shape[1]; ++i) {
                sum +=
                    static_cast<std::uint32_t>(byte_at(weights, output * weights.shape[1] + i) * (x[i] - zero_point));
            }
            values_[one.output].whole.push_back(output_of(one, output, sum));
        }
    }

    /// The largest number of a window; or the mean of those in it that lie in the input, ties away from zero.
    void pool(const Operator& one) {
        const weights::Extents& from = tensor(one.inputs[0]).shape;
        const weights::Extents& shape = tensor(one.output).shape;
        const Limits limits = limits_of(tensor(one.output), one.activation);
        const std::vector<std::int32_t>& x = values_[one.inputs[0]].whole;
        for (std::size_t place = 0; place < shape[1] * shape[2]; ++place) {
            for (std::size_t channel = 0; channel < shape[3]; ++channel) {
                std::int32_t largest = -128;
                std::int64_t sum = 0;
                std::int64_t count = 0;
                for_each_tap(one, place / shape[2], place % shape[2],
                             [&](std::size_t row, std::size_t column, std::size_t, std::size_t) {
                                 const std::int32_t number = x[(row * from[2] + column) * from[3] + channel];
                                 largest = number > largest ? number : largest;
                                 sum += number;
                                 ++count;
                             });
                const std::int64_t mean = (sum > 0 ? sum + count / 2 : sum - count / 2) / count;
                values_[one.output].whole.push_back(
                    limited(one.code == Code::max_pool_2d ? largest : static_cast<std::int32_t>(mean), 0, limits));
            }
        }
    }

    /// Both numbers times 2^20 go to the scale of twice the larger one, and their sum to that of the output.
    void add(const Operator& one) {
        const Tensor& a = tensor(one.inputs[0]);
        const Tensor& b = tensor(one.inputs[1]);
        const Tensor& output = tensor(one.output);
        const double common = 2.0 * (scale_of(a) > scale_of(b) ? scale_of(a) : scale_of(b));
        const Factor of_a = factor_of(scale_of(a) / common, rounding_);
        const Factor of_b = factor_of(scale_of(b) / common, rounding_);
        const Factor of_sum = factor_of(common / (1048576.0 * scale_of(output)), rounding_);
        const Limits limits = limits_of(output, one.activation);
        for (std::size_t i = 0; i < values_[one.inputs[0]].whole.size(); ++i) {
            const std::int32_t x = (values_[one.inputs[0]].whole[i] - zero_point_of(a)) * 1048576;
            const std::int32_t y = (values_[one.inputs[1]].whole[i] - zero_point_of(b)) * 1048576;
            const std::int32_t sum = rescaled(x, of_a, rounding_) + rescaled(y, of_b, rounding_);
            values_[one.output].whole.push_back(
                limited(rescaled(sum, of_sum, rounding_), zero_point_of(output), limits));
        }
    }

    /// Softmax over the channels of each place.
    void share(const Operator& one) {
        const Tensor& input = tensor(one.inputs[0]);
        const std::vector<std::int32_t>& x = values_[one.inputs[0]].whole;
        const std::size_t channels = input.shape.empty() ? 1 : input.shape.back();
        for (std::size_t at = 0; at < x.size(); at += channels) {
            const auto first = x.begin() + static_cast<std::ptrdiff_t>(at);
            const std::vector<std::int32_t> shares =
                softmax_of(std::vector<std::int32_t>(first, first + static_cast<std::ptrdiff_t>(channels)),
                           static_cast<double>(one.beta) * scale_of(input), rounding_);
            values_[one.output].whole.insert(values_[one.output].whole.end(), shares.begin(), shares.end());
        }
    }

    /// To another scale, from fractions or from whole numbers.
    void quantize(const Operator& one) {
        const Tensor& input = tensor(one.inputs[0]);
        const Tensor& output = tensor(one.output);
        const Limits limits = limits_of(output, weights::tflite::Activation::none);
        for (const float x : values_[one.inputs[0]].fractions) {
            const double nearest = static_cast<double>(std::round(x / output.quantization.scales[0]));
            const double inside = nearest < -1e6 ? -1e6 : nearest < 1e6 ? nearest : 1e6;
            values_[one.output].whole.push_back(
                limited(static_cast<std::int32_t>(inside), zero_point_of(output), limits));
        }
        for (const std::int32_t x : values_[one.inputs[0]].whole) {
            const Factor factor = factor_of(scale_of(input) / scale_of(output), rounding_);
            values_[one.output].whole.push_back(
                limited(rescaled(x - zero_point_of(input), factor, rounding_), zero_point_of(output), limits));
        }
    }

    void dequantize(const Operator& one) {
        const Tensor& input = tensor(one.inputs[0]);
        for (const std::int32_t x : values_[one.inputs[0]].whole) {
            values_[one.output].fractions.push_back(
                static_cast<float>(scale_of(input) * static_cast<double>(x - zero_point_of(input))));
        }
    }

    void run(const Operator& one) {
        values_[one.output] = Numbers();
        switch (one.code) {
        case Code::conv_2d:
            return convolve(one);
        case Code::depthwise_conv_2d:
            return convolve_depthwise(one);
        case Code::fully_connected:
            return connect(one);
        case Code::average_pool_2d:
        case Code::max_pool_2d:
            return pool(one);
        case Code::add:
            return add(one);
        case Code::softmax:
            return share(one);
        case Code::quantize:
            return quantize(one);
        case Code::dequantize:
            return dequantize(one);
        case Code::reshape:
            values_[one.output] = values_[one.inputs[0]];
        }
    }

    const Model& model_;
    Rounding rounding_;
    std::vector<Numbers> values_;
};

} // namespace support

#endif
