// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_DIGITS_FIXED16_HPP
#define NERVELET_TESTS_SUPPORT_DIGITS_FIXED16_HPP

#include "../../examples/host/teach_digits/digits.hpp"

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

// A network learns digits in 16 bits and in float: from the same initial weights, by the same order of examples; the
// accuracy is that on the 360 digits that are not trained on.
namespace support {

using digits::Digits;
using namespace nervelet;

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

template <class Net, template <class> class Optimizer, class Start>
Result trained(const Start& start, const Optimizer<typename Net::Scalar>& optimizer, int steps, std::uint64_t seed) {
    using T = typename Net::Scalar;
    static Net net;
    net = convert<T>(start);
    static Trainer<Net, CrossEntropy, Optimizer> trainer;
    trainer.reset(net, optimizer, seed);
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

/// Nothing has to be done before a seed's two networks start.
struct NothingBefore {
    void operator()(std::uint64_t) const {}
};

/// Net<Fixed16> learns what Net<float> learns, as the mean of some seeds: all but `points` of its accuracy, and with at
/// most `factor` of its loss. before(seed) is called before the two networks of a seed are made.
template <template <class> class Net, template <class> class Optimizer = SGD, class Before = NothingBefore>
void compare_on_digits(const Optimizer<float>& float_optimizer, const Optimizer<Fixed16>& optimizer, int steps,
                       int seeds, double points, double factor, const Before& before = Before()) {
    Result in_float{0, 0};
    Result in_16_bits{0, 0};
    for (int seed = 1; seed <= seeds; ++seed) {
        before(static_cast<std::uint64_t>(seed));
        Net<float> start;
        initialize(start, static_cast<std::uint64_t>(seed));
        const Result a =
            trained<Net<float>, Optimizer>(start, float_optimizer, steps, static_cast<std::uint64_t>(seed));
        const Result b = trained<Net<Fixed16>, Optimizer>(start, optimizer, steps, static_cast<std::uint64_t>(seed));
        in_float.accuracy += a.accuracy / seeds;
        in_float.loss += a.loss / seeds;
        in_16_bits.accuracy += b.accuracy / seeds;
        in_16_bits.loss += b.loss / seeds;
    }
    MESSAGE("accuracy ", in_float.accuracy, " in float, ", in_16_bits.accuracy, " in 16 bits; loss ", in_float.loss,
            ", ", in_16_bits.loss);
    CHECK(in_16_bits.accuracy > in_float.accuracy - points);
    CHECK(in_16_bits.loss < factor * in_float.loss + 0.001);
}

/// The same with SGD.
template <template <class> class Net>
void compare_on_digits(float rate, int steps, int seeds, double points, double factor) {
    compare_on_digits<Net, SGD>({rate}, {rate}, steps, seeds, points, factor);
}

} // namespace support

#endif
