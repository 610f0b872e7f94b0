// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_MODEL_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_MODEL_HPP

#include <array>
#include <cstddef>

#include <nervelet/nervelet.hpp>

#include "digits.hpp"

namespace teach {

using digits::Digits;

/// Two convolutions, each with a pool, and one output for each digit; 1,898 parameters.
using ConvolutionalNet =
    nervelet::Network<float, nervelet::Input<8, 8, 1>, nervelet::Conv2D<8, 3, nervelet::ReLU, nervelet::Same>,
                      nervelet::MaxPool2D<2>, nervelet::Conv2D<16, 3, nervelet::ReLU, nervelet::Same>,
                      nervelet::MaxPool2D<2>, nervelet::Dense<10, nervelet::Softmax>>;

/// 64-32-10, for comparison: 64 pixels, 32 hidden units, one output for each digit; 2,410 parameters.
using DenseNet = nervelet::Network<float, nervelet::Input<64>, nervelet::Dense<32, nervelet::ReLU>,
                                   nervelet::Dense<10, nervelet::Softmax>>;

/// The same in 16-bit integers.
using DenseNet16 = nervelet::Network<nervelet::Fixed16, nervelet::Input<64>, nervelet::Dense<32, nervelet::ReLU>,
                                     nervelet::Dense<10, nervelet::Softmax>>;

/// The input and the output of all: 8 rows of 8 pixels, 0 paper, 1 ink; and the probability of each digit.
using Image = std::array<float, Digits::pixel_count>;
using Answer = std::array<float, Digits::class_count>;

/// Numbers as a network of that scalar takes and gives them.
template <class T, class From, std::size_t Count>
std::array<T, Count> converted(const std::array<From, Count>& numbers) {
    std::array<T, Count> result{};
    for (std::size_t i = 0; i < Count; ++i) {
        result[i] = static_cast<T>(numbers[i]);
    }
    return result;
}

/// What a network says of an image.
template <class Net>
Answer answer(const Net& net, const Image& image) {
    return converted<float>(net(converted<typename Net::Scalar>(image)));
}

/// What one in 8 bits says.
template <class Net>
Answer answer(const nervelet::QuantizedNetwork<Net>& net, const Image& image) {
    return net.numbers(net(net.quantized(image)));
}

/// Digits.
constexpr std::size_t class_count = Digits::class_count;
constexpr std::size_t old_count = 8; ///< digits 0 .. 7, which are trained in the factory

/// Whether a digit is trained in the factory.
constexpr bool is_old(std::size_t digit) {
    return digit < old_count;
}

/// The digit that image i shows.
inline std::size_t label_of(std::size_t i) {
    return static_cast<std::size_t>(Digits::label(i));
}

/// A target with label smoothing: 1 - doubt for the digit, and doubt divided over the first `known` classes.
inline Answer doubting_target(std::size_t digit, float doubt, std::size_t known) {
    Answer target{};
    for (std::size_t k = 0; k < known; ++k) {
        target[k] = doubt / static_cast<float>(known);
    }
    target[digit] += 1.0f - doubt;
    return target;
}

} // namespace teach

#endif
