// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_PLAIN_NUMBERS_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_PLAIN_NUMBERS_HPP

#include <cstddef>
#include <vector>

#include <nervelet/scalar/int8/dequantize_filters.hpp>

namespace weights {

/// What the bytes of a layer mean: number = scale (byte - zero point). The zero point of weights is zero.
struct LayerScales {
    std::size_t layer; ///< its index among those that have weights
    nervelet::int8::Quantization input;
    nervelet::int8::Quantization output; ///< of its sums, where a Softmax or a Sigmoid is behind them
    std::vector<float> weights;          ///< one for each filter
};

/// The parameters of a plain network, collected layer after layer.
template <class T>
struct PlainNumbers {
    std::vector<T> numbers;
    std::vector<LayerScales> scales = {}; ///< of the layers that are of bytes
    std::size_t layers = 0;               ///< how many with weights there are so far

    /// Those of layers of numbers.
    void append(const T* parameters, std::size_t count, std::size_t layer_count) {
        numbers.insert(numbers.end(), parameters, parameters + count);
        layers += layer_count;
    }

    /// Those of a layer of bytes.
    void append(const std::vector<T>& its_numbers, const LayerScales& its_scales) {
        numbers.insert(numbers.end(), its_numbers.begin(), its_numbers.end());
        scales.push_back(its_scales);
        ++layers;
    }

    /// The same of its filters; NaN where its scales are not known.
    template <std::size_t Count, std::size_t Size, class Order>
    void operator()(const nervelet::int8::Filters<Count, Size, Order>& filters, float input_scale) {
        LayerScales one{layers, {input_scale, filters.pad}, {filters.output.scale, filters.output.zero_point}, {}};
        for (std::size_t j = 0; j < Count; ++j) {
            one.weights.push_back(nervelet::int8::scale_of_weights(filters, j, input_scale));
        }
        std::vector<T> its(Count * Size + Count);
        nervelet::int8::dequantize_filters(filters, input_scale, its.data());
        append(its, one);
    }
};

} // namespace weights

#endif
