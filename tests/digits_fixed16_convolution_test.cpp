// Part of nervelet. MIT licence, the nervelet authors.
#include "../examples/host/teach_digits/digits.hpp"

#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/softmax.hpp>
#include <nervelet/convert.hpp>
#include <nervelet/evaluate.hpp>
#include <nervelet/initialize.hpp>
#include <nervelet/layer/conv2d.hpp>
#include <nervelet/layer/global_average_pool.hpp>
#include <nervelet/layer/max_pool2d.hpp>
#include <nervelet/loss/cross_entropy.hpp>
#include <nervelet/metric/argmax.hpp>
#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/scalar/fixed.hpp>
#include <nervelet/trainer.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

// Convolutions on digits learn in 16 bits what they learn in float: the same initial weights, the same order of
// examples, the accuracy on the 360 digits that are not trained on.

using namespace nervelet;
using digits::Digits;

namespace {

template <class T>
using Pooled = Network<T, Input<8, 8, 1>, Conv2D<8, 3, ReLU>, MaxPool2D<2>, Conv2D<16, 2, ReLU>, Dense<10, Softmax>>;

template <class T>
using Averaged =
    Network<T, Input<8, 8, 1>, Conv2D<8, 3, ReLU, Same>, Conv2D<16, 3, ReLU, Stride<2>>, GlobalAveragePool,
            Dense<10, Softmax>>;

template <class T>
std::array<T, 64> image(std::size_t i) {
    std::array<T, 64> x{};
    const std::array<float, 64> pixels = Digits::image<float>(i);
    for (std::size_t k = 0; k < 64; ++k) {
        x[k] = T(pixels[k]);
    }
    return x;
}

struct Result {
    double accuracy; ///< in percent
    double loss;     ///< mean over the digits trained on
};

template <class Net, class Start>
Result trained(const Start& start, float rate, int steps, std::uint64_t seed) {
    using T = typename Net::Scalar;
    static Net net;
    net = convert<T>(start);
    static Trainer<Net, CrossEntropy, SGD> trainer;
    trainer.reset(net, {rate}, seed);
    Random order(seed + 77);
    for (int k = 0; k < steps; ++k) {
        const std::size_t i = order.below(Digits::training_count);
        trainer.step(image<T>(i), Label{std::size_t(Digits::label(i))});
    }
    Result result{0, 0};
    for (std::size_t i = Digits::training_count; i < Digits::count; ++i) {
        result.accuracy += argmax(net(image<T>(i))) == std::size_t(Digits::label(i))
                               ? 100.0 / (Digits::count - Digits::training_count)
                               : 0;
    }
    for (std::size_t i = 0; i < Digits::training_count; ++i) {
        result.loss += double(float(evaluate<CrossEntropy>(net, image<T>(i), Label{std::size_t(Digits::label(i))}))) /
                       Digits::training_count;
    }
    return result;
}

/// The mean of some seeds.
template <template <class> class Net>
void compare(float rate, int steps, int seeds) {
    Result in_float{0, 0};
    Result in_16_bits{0, 0};
    for (int seed = 1; seed <= seeds; ++seed) {
        Net<float> start;
        initialize(start, static_cast<std::uint64_t>(seed));
        const Result a = trained<Net<float>>(start, rate, steps, static_cast<std::uint64_t>(seed));
        const Result b = trained<Net<Fixed16>>(start, rate, steps, static_cast<std::uint64_t>(seed));
        in_float.accuracy += a.accuracy / seeds;
        in_float.loss += a.loss / seeds;
        in_16_bits.accuracy += b.accuracy / seeds;
        in_16_bits.loss += b.loss / seeds;
    }
    CAPTURE(in_float.accuracy);
    CAPTURE(in_float.loss);
    CAPTURE(in_16_bits.accuracy);
    CAPTURE(in_16_bits.loss);
    CHECK(in_16_bits.accuracy > in_float.accuracy - 1);
    CHECK(in_16_bits.loss < 1.05 * in_float.loss + 0.001);
}

} // namespace

TEST_CASE("two convolutions with a pool, at a rate of 0.01") {
    compare<Pooled>(0.01f, 20000, 5);
}
TEST_CASE("two convolutions with a pool, at a rate of 0.003") {
    compare<Pooled>(0.003f, 20000, 4);
}
TEST_CASE("a mean over all positions above two convolutions") {
    compare<Averaged>(0.005f, 20000, 5);
}
