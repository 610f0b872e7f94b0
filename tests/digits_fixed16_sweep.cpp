// Part of nervelet. MIT licence, the nervelet authors.
#include "../examples/host/teach_digits/digits.hpp"

#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/softmax.hpp>
#include <nervelet/convert.hpp>
#include <nervelet/evaluate.hpp>
#include <nervelet/initialize.hpp>
#include <nervelet/loss/cross_entropy.hpp>
#include <nervelet/metric/argmax.hpp>
#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/scalar/fixed.hpp>
#include <nervelet/trainer.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

// 64-32-10 on digits learns in 16 bits what it learns in float, at every learning rate from 0.0001 to 0.1: the same
// initial weights, the same order of examples, the accuracy on the 360 digits that are not trained on.

using namespace nervelet;
using digits::Digits;

namespace {

template <class T>
using Net = Network<T, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;

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

template <class T>
Result trained(const Net<float>& start, float rate, int steps, std::uint64_t seed) {
    static Net<T> net;
    net = convert<T>(start);
    static Trainer<Net<T>, CrossEntropy, SGD> trainer;
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

/// The mean of five seeds.
void compare(float rate, int steps, double tolerance) {
    Result in_float{0, 0};
    Result in_16_bits{0, 0};
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        Net<float> start;
        initialize(start, seed);
        const Result a = trained<float>(start, rate, steps, seed);
        const Result b = trained<Fixed16>(start, rate, steps, seed);
        in_float.accuracy += a.accuracy / 5;
        in_float.loss += a.loss / 5;
        in_16_bits.accuracy += b.accuracy / 5;
        in_16_bits.loss += b.loss / 5;
    }
    CAPTURE(in_float.accuracy);
    CAPTURE(in_float.loss);
    CAPTURE(in_16_bits.accuracy);
    CAPTURE(in_16_bits.loss);
    CHECK(in_16_bits.accuracy > in_float.accuracy - tolerance);
    CHECK(in_16_bits.loss < 1.03 * in_float.loss + 0.001);
}

} // namespace

TEST_CASE("at a rate of 0.0001") {
    compare(0.0001f, 120000, 0.3);
}
TEST_CASE("at a rate of 0.001") {
    compare(0.001f, 40000, 0.3);
}
TEST_CASE("at a rate of 0.01") {
    compare(0.01f, 40000, 0.3);
}
TEST_CASE("at a rate of 0.03") {
    compare(0.03f, 20000, 0.3);
}
TEST_CASE("at a rate of 0.1") {
    compare(0.1f, 40000, 1.0);
}
