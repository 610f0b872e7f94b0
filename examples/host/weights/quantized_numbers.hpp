// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_NUMBERS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_QUANTIZED_NUMBERS_HPP

#include <nervelet/scalar/int8/addition.hpp>
#include <nervelet/scalar/int8/global_mean.hpp>
#include <nervelet/scalar/int8/requantization.hpp>
#include <nervelet/scalar/int8/sigmoid.hpp>
#include <nervelet/scalar/int8/softmax.hpp>

#include "quantized_layer.hpp"
#include "quantized_literal.hpp"
#include "quantized_multiplier.hpp"
#include "quantized_rules.hpp"
#include "tflite_output.hpp"

namespace weights {
namespace tflite {

/// Writes what the layers of a QuantizedNetwork know, as initializers in braces: weights in the order of the file,
/// which is that of the kernels, but for a depthwise convolution of one channel, which becomes a convolution; biases
/// with the zero points in them, multipliers instead of scales.
class QuantizedNumbers {
public:
    explicit QuantizedNumbers(const std::vector<Tensor>& tensors) : tensors_(tensors) {}

    /// Of QuantizedLayers: {first, {second, {third}}}.
    std::string text(const std::vector<QuantizedLayer>& layers) const {
        std::string text;
        for (std::size_t i = 0; i < layers.size(); ++i) {
            text += "{\n" + layer_text(layers[i]) + (i + 1 < layers.size() ? ", " : "");
        }
        return text + std::string(layers.size(), '}');
    }

    /// {scale, zero point} of a tensor.
    std::string meaning_text(std::size_t index) const {
        return braced({literal(tensors_[index].quantization.scales[0]), number_text(zero_point(index))});
    }

private:
    std::int32_t zero_point(std::size_t index) const { return zero_point_of(tensors_[index]); }

    nervelet::int8::Quantization meaning(std::size_t index) const { return meaning_of(tensors_[index]); }

    /// The range of an activation.
    nervelet::int8::Output range(const Operator& one) const {
        const nervelet::int8::Quantization its = meaning(one.output);
        return one.activation == Activation::relu    ? nervelet::int8::relu_output_of(its)
               : one.activation == Activation::relu6 ? nervelet::int8::relu6_output_of(its)
                                                     : nervelet::int8::output_of(its);
    }

    std::string range_text(const Operator& one) const {
        const nervelet::int8::Output its = range(one);
        return braced(
            {number_text(its.zero_point), number_text(its.lowest), number_text(its.highest), literal(its.scale)});
    }

    std::string comment(const Operator& one) const { return "// " + text_of(one, tensors_) + "\n"; }

    std::string layer_text(const QuantizedLayer& layer) const {
        const Operator& one = *layer.one;
        if (one.code == Code::add) {
            const std::string projection =
                layer.projection == nullptr ? "" : comment(*layer.projection) + filters_text(*layer.projection) + ",\n";
            return "{" + text(layer.inner) + ",\n" + projection + comment(one) +
                   sum_text(one, layer.skip, layer.inside) + "}";
        }
        if (one.code == Code::average_pool_2d || one.code == Code::max_pool_2d) {
            return comment(one) + range_text(one);
        }
        if (one.code == Code::mean) {
            return comment(one) + mean_text(one);
        }
        if (one.code == Code::quantize) {
            return comment(one) + other_scale_text(one);
        }
        const std::string filters = comment(one) + filters_text(one);
        return layer.softmax != nullptr
                   ? "{" + filters + ",\n" + comment(*layer.softmax) + softmax_text(*layer.softmax) + "}"
               : layer.sigmoid != nullptr
                   ? "{" + filters + ",\n" + comment(*layer.sigmoid) + sigmoid_text(*layer.sigmoid) + "}"
                   : filters;
    }

    std::string sum_text(const Operator& one, std::size_t x, std::size_t f) const {
        const nervelet::int8::Addition sum =
            nervelet::int8::addition_of(meaning(x), meaning(f), meaning(one.output).scale, range(one));
        return braced({multiplier_text(sum.first), multiplier_text(sum.second), multiplier_text(sum.both),
                       number_text(sum.first_zero_point), number_text(sum.second_zero_point), range_text(one)});
    }

    std::string mean_text(const Operator& one) const {
        const nervelet::int8::GlobalMean its = nervelet::int8::global_mean_of(
            meaning(one.inputs[0]), meaning(one.output), static_cast<std::int32_t>(one.positions));
        return braced({multiplier_text(its.multiplier), number_text(its.zero_point), range_text(one)});
    }

    /// Filters of one weight, which is 1, for each channel: (x - z(x)) M + z(y).
    std::string other_scale_text(const Operator& one) const {
        const nervelet::int8::Requantization its =
            nervelet::int8::requantization_of(meaning(one.inputs[0]), meaning(one.output));
        const std::size_t channels = tensors_[one.output].shape.back();
        const auto repeated = [&](std::int64_t number) {
            return array_text(Texts(channels, number_text(number)));
        };
        return "{" + repeated(1) + ",\n" + repeated(-its.zero_point) + ",\n" + repeated(its.multiplier.mantissa) +
               ",\n" + repeated(its.multiplier.exponent) + ",\n" + number_text(its.zero_point) + ", " +
               range_text(one) + "}";
    }

    std::string softmax_text(const Operator& one) const {
        const nervelet::int8::Softmax its = nervelet::int8::softmax_of(meaning(one.inputs[0]).scale, one.beta);
        return braced({multiplier_text(its.scale), number_text(its.lowest_difference)});
    }

    std::string sigmoid_text(const Operator& one) const {
        const nervelet::int8::Sigmoid its = nervelet::int8::sigmoid_of(meaning(one.inputs[0]));
        return braced({multiplier_text(its.scale), number_text(its.radius), number_text(its.zero_point)});
    }

    /// Where weight k of filter j is in the file, of `filters` with `size` weights each.
    static std::size_t place(const Operator& one, std::size_t j, std::size_t k, std::size_t filters, std::size_t size) {
        return one.code == Code::depthwise_conv_2d ? k * filters + j : j * size + k;
    }

    std::string filters_text(const Operator& one) const {
        const Tensor& weights = tensors_[one.inputs[1]];
        const std::size_t count = count_of(weights.shape);
        const std::size_t filters = one.code == Code::depthwise_conv_2d ? weights.shape[3] : weights.shape[0];
        Texts bytes;
        Texts biases;
        Texts mantissas;
        Texts exponents;
        const std::size_t size = count / filters;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t at = sees_one_channel(one, tensors_) ? place(one, i / size, i % size, filters, size) : i;
            bytes.push_back(number_text(weight_at(weights, at)));
        }
        for (std::size_t j = 0; j < filters; ++j) {
            const nervelet::int8::Multiplier multiplier = multiplier_of_filter(one, tensors_, j);
            biases.push_back(number_text(bias(one, j, filters, size)));
            mantissas.push_back(number_text(multiplier.mantissa));
            exponents.push_back(number_text(multiplier.exponent));
        }
        return "{" + array_text(bytes) + ",\n" + array_text(biases) + ",\n" + array_text(mantissas) + ",\n" +
               array_text(exponents) + ",\n" + number_text(zero_point(one.inputs[0])) + ", " + range_text(one) + "}";
    }

    /// b - z(x) sum w
    std::int64_t bias(const Operator& one, std::size_t j, std::size_t filters, std::size_t size) const {
        const Tensor& weights = tensors_[one.inputs[1]];
        std::int64_t sum = 0;
        std::int64_t most = 0;
        for (std::size_t k = 0; k < size; ++k) {
            const std::int32_t its = weight_at(weights, place(one, j, k, filters, size));
            sum += its;
            most += 128 * (its < 0 ? -its : its);
        }
        std::int64_t bias = bias_at(one, tensors_, j);
        bias -= zero_point(one.inputs[0]) * sum;
        if ((bias < 0 ? -bias : bias) + most > 2147483647) {
            refuse(one, tensors_, "has sums that may leave 32 bits; train with smaller weights or fewer inputs");
        }
        return bias;
    }

    const std::vector<Tensor>& tensors_;
};

} // namespace tflite
} // namespace weights

#endif
