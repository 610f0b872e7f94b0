// Part of nervelet. MIT licence, the nervelet authors.
#include "support/digits_fixed16.hpp"

#include <nervelet/nervelet.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

// Above a backbone of bytes a head learns all ten digits in 16 bits as it does in float. The backbone was trained in
// float on the digits 0 to 7, another one for each seed, and then quantized.

using namespace nervelet;

namespace {

using Dense8 = Network<float, Input<64>, Dense<32, ReLU>, Dense<8, Softmax>>;
using Images8 =
    Network<float, Input<8, 8, 1>, Conv2D<8, 3, ReLU>, MaxPool2D<2>, Conv2D<16, 2, ReLU>, Dense<8, Softmax>>;
using Rows8 =
    Network<float, Input<8, 8>, Conv1D<16, 3, ReLU, Same>, Conv1D<16, 3, ReLU>, MaxPool1D<2>, Dense<8, Softmax>>;

/// Teaches a network the digits 0 to 7.
template <class Net>
Net taught(std::uint64_t seed) {
    static Net net;
    initialize(net, seed);
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.02f}, seed};
    Random order(seed + 5);
    for (int step = 0; step < 10000; ++step) {
        const std::size_t i = order.below(support::Digits::training_count);
        if (support::Digits::label(i) < 8) {
            trainer.step(support::image<float>(i), Label{std::size_t(support::Digits::label(i))});
        }
    }
    return net;
}

} // namespace

/// Gets the numbers of the seed.
QuantizedNetwork<Dense8> dense8;
QuantizedNetwork<Images8> images8;
QuantizedNetwork<Rows8> rows8;

namespace {

/// Quantizes what a seed has taught, by the first 200 images.
template <class Quantized>
struct Quantize {
    Quantized& quantized;

    void operator()(std::uint64_t seed) const {
        static std::array<std::array<float, 64>, 200> samples;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            samples[i] = support::image<float>(i);
        }
        quantized = quantize(taught<typename Quantized::Float>(seed), samples);
    }
};

template <class T>
using OnDense = Network<T, Input<64>, Pretrained<QuantizedNetwork<Dense8>, dense8, 1>, Dense<10, Softmax>>;
template <class T>
using OnImages = Network<T, Input<8, 8, 1>, Pretrained<QuantizedNetwork<Images8>, images8, 2>, Dense<10, Softmax>>;
template <class T>
using OnRows = Network<T, Input<8, 8>, Pretrained<QuantizedNetwork<Rows8>, rows8, 2>, Dense<10, Softmax>>;

template <template <class> class Net, class Quantized>
void compare(Quantized& quantized, float rate, int steps) {
    support::compare_on_digits<Net, SGD>({rate}, {rate}, steps, 5, 0.5, 1.02, Quantize<Quantized>{quantized});
}

template <template <class> class Net, class Quantized>
void compare_with_momentum(Quantized& quantized, float rate, int steps) {
    support::compare_on_digits<Net, Momentum>({rate}, {rate}, steps, 5, 0.5, 1.02, Quantize<Quantized>{quantized});
}

} // namespace

TEST_CASE("a head above a dense layer of bytes") {
    compare<OnDense>(dense8, 0.05f, 20000);
    compare<OnDense>(dense8, 0.01f, 20000);
    compare<OnDense>(dense8, 0.001f, 20000);
}
TEST_CASE("a head above convolutions of bytes over images") {
    compare<OnImages>(images8, 0.01f, 10000);
    compare<OnImages>(images8, 0.001f, 10000);
    compare_with_momentum<OnImages>(images8, 0.001f, 10000);
}
TEST_CASE("a head above convolutions of bytes over rows") {
    compare<OnRows>(rows8, 0.01f, 10000);
    compare<OnRows>(rows8, 0.001f, 10000);
}
