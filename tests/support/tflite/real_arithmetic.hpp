// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_TFLITE_REAL_ARITHMETIC_HPP
#define NERVELET_TESTS_SUPPORT_TFLITE_REAL_ARITHMETIC_HPP

#include <algorithm>

#include "../../../examples/host/weights/tflite_executor.hpp"

namespace support {

// What an operator of a .tflite model computes, in real numbers: from what its inputs stand for, without any rounding.
// A convolution goes from each input to the outputs that it has a part in, the other way round than the executor.

/// What a tensor stands for.
inline std::vector<double> real_numbers(const weights::tflite::Model& model, weights::tflite::Executor& executor,
                                        std::size_t index) {
    const weights::tflite::Tensor& tensor = model.tensors[index];
    std::vector<double> result(executor[index].fractions.begin(), executor[index].fractions.end());
    for (const std::int32_t number : executor[index].whole) {
        result.push_back(weights::tflite::scale_of(tensor) *
                         static_cast<double>(number - weights::tflite::zero_point_of(tensor)));
    }
    return result;
}

/// What a weight stands for, of those that belong to an output.
inline double real_weight(const weights::tflite::Tensor& weights, std::size_t index, std::size_t output) {
    const int byte = weights.constant.data[index];
    return weights::tflite::weight_scale_of(weights, output) * static_cast<double>(byte < 128 ? byte : byte - 256);
}

/// The outputs, filled with the biases.
inline std::vector<double> real_biases(const weights::tflite::Model& model, const weights::tflite::Operator& one) {
    const weights::tflite::Tensor& input = model.tensors[one.inputs[0]];
    const weights::tflite::Tensor& weights = model.tensors[one.inputs[1]];
    const weights::Extents& shape = model.tensors[one.output].shape;
    std::vector<double> result(weights::count_of(shape), 0.0);
    for (std::size_t i = 0; i < result.size() && has_input(one, 2); ++i) {
        const std::size_t output = i % shape.back();
        const std::uint64_t bits = weights::little_endian(model.tensors[one.inputs[2]].constant.data + 4 * output, 4);
        result[i] = weights::tflite::scale_of(input) * weights::tflite::weight_scale_of(weights, output) *
                    static_cast<double>(static_cast<std::int32_t>(bits));
    }
    return result;
}

/// Where the window lies that has an input at one of its taps; or no window.
inline bool window_of(const weights::tflite::Steps& steps, std::size_t inputs, bool is_same, std::size_t input,
                      std::size_t tap, std::size_t& window) {
    const weights::tflite::Positions positions = positions_of(steps, inputs, is_same);
    const std::size_t from_start = input + positions.before;
    if (from_start < tap * steps.dilation || (from_start - tap * steps.dilation) % steps.stride != 0) {
        return false;
    }
    window = (from_start - tap * steps.dilation) / steps.stride;
    return window < positions.count;
}

/// Calls action(input place, output place, tap) for all that belong together. Places count rows and columns.
template <class Action>
void for_each_part(const weights::tflite::Model& model, const weights::tflite::Operator& one, Action action) {
    const weights::Extents& shape = model.tensors[one.inputs[0]].shape;
    const std::size_t output_columns = model.tensors[one.output].shape[2];
    for (std::size_t place = 0; place < shape[1] * shape[2]; ++place) {
        for (std::size_t tap = 0; tap < one.rows.size * one.columns.size; ++tap) {
            std::size_t row = 0;
            std::size_t column = 0;
            if (window_of(one.rows, shape[1], one.is_same, place / shape[2], tap / one.columns.size, row) &&
                window_of(one.columns, shape[2], one.is_same, place % shape[2], tap % one.columns.size, column)) {
                action(place, row * output_columns + column, tap);
            }
        }
    }
}

inline std::vector<double> real_convolution(const weights::tflite::Model& model, const weights::tflite::Operator& one,
                                            const std::vector<double>& x) {
    std::vector<double> y = real_biases(model, one);
    const weights::tflite::Tensor& weights = model.tensors[one.inputs[1]];
    const bool is_depthwise = one.code == weights::tflite::Code::depthwise_conv_2d;
    const std::size_t inputs = model.tensors[one.inputs[0]].shape[3];
    const std::size_t outputs = model.tensors[one.output].shape[3];
    const std::size_t taps = one.rows.size * one.columns.size;
    for_each_part(model, one, [&](std::size_t from, std::size_t to, std::size_t tap) {
        for (std::size_t i = 0; i < inputs; ++i) {
            for (std::size_t j = 0; j < outputs; ++j) {
                const bool is_part = !is_depthwise || j / one.multiplier == i;
                const std::size_t w = is_depthwise ? tap * outputs + j : (j * taps + tap) * inputs + i;
                y[to * outputs + j] += is_part ? real_weight(weights, w, j) * x[from * inputs + i] : 0.0;
            }
        }
    });
    return y;
}

inline std::vector<double> real_pool(const weights::tflite::Model& model, const weights::tflite::Operator& one,
                                     const std::vector<double>& x) {
    const std::size_t channels = model.tensors[one.output].shape[3];
    const bool is_max = one.code == weights::tflite::Code::max_pool_2d;
    std::vector<double> y(weights::count_of(model.tensors[one.output].shape), is_max ? -1e30 : 0.0);
    std::vector<double> counts(y.size(), 0.0);
    for_each_part(model, one, [&](std::size_t from, std::size_t to, std::size_t) {
        for (std::size_t i = 0; i < channels; ++i) {
            double& its = y[to * channels + i];
            its = is_max ? (std::max)(its, x[from * channels + i]) : its + x[from * channels + i];
            counts[to * channels + i] += 1.0;
        }
    });
    for (std::size_t i = 0; i < y.size() && !is_max; ++i) {
        y[i] /= counts[i];
    }
    return y;
}

inline std::vector<double> real_dense(const weights::tflite::Model& model, const weights::tflite::Operator& one,
                                      const std::vector<double>& x) {
    std::vector<double> y = real_biases(model, one);
    for (std::size_t i = 0; i < x.size(); ++i) {
        for (std::size_t j = 0; j < y.size(); ++j) {
            y[j] += real_weight(model.tensors[one.inputs[1]], j * x.size() + i, j) * x[i];
        }
    }
    return y;
}

inline std::vector<double> real_softmax(std::vector<double> x, std::size_t channels, double beta) {
    for (std::size_t at = 0; at < x.size(); at += channels) {
        double sum = 0.0;
        for (std::size_t i = at; i < at + channels; ++i) {
            x[i] = std::exp(beta * x[i]);
            sum += x[i];
        }
        for (std::size_t i = at; i < at + channels; ++i) {
            x[i] /= sum;
        }
    }
    return x;
}

inline std::vector<double> real_mean(const std::vector<double>& x, std::size_t channels) {
    std::vector<double> y(channels, 0.0);
    for (std::size_t i = 0; i < x.size(); ++i) {
        y[i % channels] += x[i] * static_cast<double>(channels) / static_cast<double>(x.size());
    }
    return y;
}

/// From each output to the input that it is, if it is one.
inline std::vector<double> real_pad(const weights::tflite::Model& model, const weights::tflite::Operator& one,
                                    const std::vector<double>& x) {
    const weights::Extents& from = model.tensors[one.inputs[0]].shape;
    const weights::Extents& to = model.tensors[one.output].shape;
    const std::vector<std::int64_t> zeros = weights::tflite::whole_numbers_of(model.tensors[one.inputs[1]]);
    std::vector<double> y;
    for (std::size_t row = 0; row < to[1]; ++row) {
        for (std::size_t column = 0; column < to[2]; ++column) {
            for (std::size_t channel = 0; channel < to[3]; ++channel) {
                const std::size_t above = row - static_cast<std::size_t>(zeros[2]);
                const std::size_t left = column - static_cast<std::size_t>(zeros[4]);
                const bool is_inside = above < from[1] && left < from[2];
                y.push_back(is_inside ? x[(above * from[2] + left) * from[3] + channel] : 0.0);
            }
        }
    }
    return y;
}

/// What an operator should put out.
inline std::vector<double> real_output(const weights::tflite::Model& model, const weights::tflite::Operator& one,
                                       weights::tflite::Executor& executor) {
    using weights::tflite::Code;
    std::vector<double> x = real_numbers(model, executor, one.inputs[0]);
    switch (one.code) {
    case Code::conv_2d:
    case Code::depthwise_conv_2d:
        x = real_convolution(model, one, x);
        break;
    case Code::average_pool_2d:
    case Code::max_pool_2d:
        x = real_pool(model, one, x);
        break;
    case Code::pad:
        x = real_pad(model, one, x);
        break;
    case Code::mean:
        x = real_mean(x, model.tensors[one.inputs[0]].shape.back());
        break;
    case Code::fully_connected:
        x = real_dense(model, one, x);
        break;
    case Code::add:
        for (std::size_t i = 0; i < x.size(); ++i) {
            x[i] += real_numbers(model, executor, one.inputs[1])[i];
        }
        break;
    case Code::softmax:
        x = real_softmax(x, model.tensors[one.output].shape.back(), static_cast<double>(one.beta));
        break;
    case Code::logistic:
        for (double& number : x) {
            number = 1.0 / (1.0 + std::exp(-number));
        }
        break;
    case Code::reshape:
    case Code::quantize:
    case Code::dequantize:
        break;
    }
    for (double& number : x) {
        const bool is_limited = one.activation != weights::tflite::Activation::none;
        number = is_limited && number < 0.0 ? 0.0 : number;
        number = one.activation == weights::tflite::Activation::relu6 && number > 6.0 ? 6.0 : number;
    }
    return x;
}

/// How far what an operator put out is from what it should, at most, in steps of its output; of float32, in millionths.
inline double largest_error(const weights::tflite::Model& model, const weights::tflite::Operator& one,
                            weights::tflite::Executor& executor) {
    const weights::tflite::Tensor& output = model.tensors[one.output];
    const bool is_float = output.type == weights::tflite::ElementType::float32;
    const double step = is_float ? 1e-6 : weights::tflite::scale_of(output);
    const double zero = is_float ? 0.0 : static_cast<double>(weights::tflite::zero_point_of(output));
    const double smallest = output.type == weights::tflite::ElementType::uint8 ? 0.0 : -128.0;
    const std::vector<double> expected = real_output(model, one, executor);
    const std::vector<double> found = real_numbers(model, executor, one.output);
    double largest = expected.size() == found.size() ? 0.0 : HUGE_VAL;
    for (std::size_t i = 0; i < expected.size() && largest < HUGE_VAL; ++i) {
        double steps = expected[i] / step;
        if (!is_float) {
            steps = (std::min)((std::max)(steps, smallest - zero), smallest + 255.0 - zero);
        }
        largest = (std::max)(largest, (std::abs)(steps - found[i] / step));
    }
    return largest;
}

} // namespace support

#endif
