// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RUN_FLOAT_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_TFLITE_RUN_FLOAT_HPP

#include <limits>

#include "tflite_windows.hpp"

namespace weights {
namespace tflite {

/// A number of a constant of float32.
inline float float_at(const Tensor& constant, std::size_t index) {
    return number_of<float>(static_cast<std::uint32_t>(little_endian(constant.constant.data + 4 * index, 4)));
}

/// Computes operators of float32 in float, in the order of TensorFlow Lite's reference kernels: sums begin at 0, go
/// over rows, columns and channels of a window, and the bias is added at the end.
class FloatOperator {
public:
    FloatOperator(const Model& model, const Operator& one)
        : model_(model), one_(one), input_(model.tensors[one.inputs[0]]), output_(model.tensors[one.output]) {}

    /// Its output. other: the second input of an ADD.
    std::vector<float> run(const std::vector<float>& x, const std::vector<float>& other) const {
        switch (one_.code) {
        case Code::conv_2d:
        case Code::depthwise_conv_2d:
            return convolved(x);
        case Code::average_pool_2d:
        case Code::max_pool_2d:
            return pooled(x);
        case Code::mean:
            return means(x);
        case Code::pad:
            return padded(x);
        case Code::fully_connected:
            return connected(x);
        case Code::add:
            return added(x, other);
        case Code::logistic:
            return logistic(x);
        case Code::softmax:
            return shared(x);
        default:
            return x;
        }
    }

private:
    float activated(float sum) const {
        const float positive = one_.activation != Activation::none && sum < 0.0f ? 0.0f : sum;
        return one_.activation == Activation::relu6 && positive > 6.0f ? 6.0f : positive;
    }

    float finished(float sum, std::size_t output) const {
        return activated(has_input(one_, 2) ? sum + float_at(model_.tensors[one_.inputs[2]], output) : sum);
    }

    /// Weights [output][tap][input]; of a depthwise convolution [tap][output], where output j is of input
    /// j / multiplier.
    std::vector<float> convolved(const std::vector<float>& x) const {
        const Tensor& weights = model_.tensors[one_.inputs[1]];
        const std::size_t inputs = channels_of(input_);
        const std::size_t outputs = channels_of(output_);
        const bool is_depthwise = one_.code == Code::depthwise_conv_2d;
        std::vector<float> y;
        for (std::size_t place = 0; place < places_of(output_); ++place) {
            for (std::size_t j = 0; j < outputs; ++j) {
                float sum = 0.0f;
                for_each_tap(model_, one_, place, [&](std::size_t from, std::size_t tap) {
                    if (is_depthwise) {
                        sum += x[from * inputs + j / one_.multiplier] * float_at(weights, tap * outputs + j);
                        return;
                    }
                    const std::size_t first = (j * one_.rows.size * one_.columns.size + tap) * inputs;
                    for (std::size_t i = 0; i < inputs; ++i) {
                        sum += x[from * inputs + i] * float_at(weights, first + i);
                    }
                });
                y.push_back(finished(sum, j));
            }
        }
        return y;
    }

    std::vector<float> connected(const std::vector<float>& x) const {
        const Tensor& weights = model_.tensors[one_.inputs[1]];
        std::vector<float> y;
        for (std::size_t j = 0; j < weights.shape[0]; ++j) {
            float sum = 0.0f;
            for (std::size_t i = 0; i < x.size(); ++i) {
                sum += x[i] * float_at(weights, j * x.size() + i);
            }
            y.push_back(finished(sum, j));
        }
        return y;
    }

    /// The largest number of a window, or the mean of those in it that lie in the input.
    std::vector<float> pooled(const std::vector<float>& x) const {
        const bool is_max = one_.code == Code::max_pool_2d;
        std::vector<float> y;
        for (std::size_t place = 0; place < places_of(output_); ++place) {
            for (std::size_t j = 0; j < channels_of(output_); ++j) {
                float largest = std::numeric_limits<float>::lowest();
                float sum = 0.0f;
                float count = 0.0f;
                for_each_tap(model_, one_, place, [&](std::size_t from, std::size_t) {
                    const float number = x[from * channels_of(output_) + j];
                    largest = number > largest ? number : largest;
                    sum += number;
                    count += 1.0f;
                });
                y.push_back(activated(is_max ? largest : sum / count));
            }
        }
        return y;
    }

    std::vector<float> means(const std::vector<float>& x) const {
        std::vector<float> sums(output_.shape.back(), 0.0f);
        for (std::size_t i = 0; i < x.size(); ++i) {
            sums[i % sums.size()] += x[i];
        }
        for (float& sum : sums) {
            sum /= static_cast<float>(one_.positions);
        }
        return sums;
    }

    std::vector<float> padded(const std::vector<float>& x) const {
        const PaddedPlaces places(model_, one_);
        std::vector<float> y(count_of(output_.shape), 0.0f);
        for (std::size_t i = 0; i < x.size(); ++i) {
            y[places[i]] = x[i];
        }
        return y;
    }

    std::vector<float> added(const std::vector<float>& a, const std::vector<float>& b) const {
        std::vector<float> y;
        for (std::size_t i = 0; i < a.size(); ++i) {
            y.push_back(activated(a[i] + b[i]));
        }
        return y;
    }

    static std::vector<float> logistic(std::vector<float> x) {
        for (float& number : x) {
            number = 1.0f / (1.0f + std::exp(-number));
        }
        return x;
    }

    /// Softmax over the last dimension.
    std::vector<float> shared(std::vector<float> x) const {
        const std::size_t classes = output_.shape.back();
        for (std::size_t first = 0; first < x.size(); first += classes) {
            float largest = x[first];
            for (std::size_t j = 1; j < classes; ++j) {
                largest = x[first + j] > largest ? x[first + j] : largest;
            }
            float sum = 0.0f;
            for (std::size_t j = 0; j < classes; ++j) {
                sum += std::exp((x[first + j] - largest) * one_.beta);
            }
            for (std::size_t j = 0; j < classes; ++j) {
                x[first + j] = std::exp((x[first + j] - largest) * one_.beta) / sum;
            }
        }
        return x;
    }

    const Model& model_;
    const Operator& one_;
    const Tensor& input_;
    const Tensor& output_;
};

} // namespace tflite
} // namespace weights

#endif
