// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/optimizer/clip_by_norm.hpp>
#include <nervelet/optimizer/clip_by_value.hpp>
#include <nervelet/optimizer/momentum.hpp>
#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/optimizer/weight_decay.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include "oracle/clip_gradnorm.hpp"
#include "oracle/opt_init.hpp"
#include "support/course.hpp"
#include "support/lesson.hpp"

#include <nervelet/loss/squared_error.hpp>

using namespace nervelet;
using namespace reference;

namespace {

namespace o = oracle::clip_gradnorm;

template <class T>
using Clipped = ClipByNorm<SGD<T>>;

template <class T>
struct GivenNorm {
    T norm;
    constexpr T operator()() const { return norm; }
};

/// What is left of a gradient of 1, where the norm is this and the maximum 2.
template <class T>
constexpr T scale_at(T norm) {
    return Clipped<T>({T(1)}, T(2)).rule(0, GivenNorm<T>{norm}).scale;
}

template <class T>
constexpr bool scales_long_gradients_only() {
    return scale_at(T(0)) == T(1) && scale_at(T(0.5)) == T(1) && scale_at(T(1.5)) == T(1) &&
           scale_at(T(8)) == T(2) / (T(8) + T(1e-6L)) && scale_at(T(1e12)) == T(2) / (T(1e12) + T(1e-6L));
}

template <class T>
constexpr bool knows_its_limits() {
    return Clipped<T>({T(1)}, T(2)).is_valid() && !Clipped<T>({T(1)}, T(0)).is_valid() &&
           !Clipped<T>({T(1)}, T(-1)).is_valid() && !Clipped<T>({T(-1)}, T(2)).is_valid();
}

/// Four examples on a linear layer of weights 0 whose gradient is exactly the reference's two tensors, 4x3 and 4:
/// example k < 3 is unit vector k and has the gradient's column k as delta; the last is 0 and has the rest of the bias.
template <class T, template <class> class Optimizer>
Network<T, Input<3>, Dense<4>> after_one_step(const Optimizer<T>& optimizer) {
    using Net = Network<T, Input<3>, Dense<4>>;
    Net net{};
    std::array<std::array<T, 3>, 4> x{};
    std::array<std::array<T, 4>, 4> target{};
    for (std::size_t j = 0; j < 4; ++j) {
        double rest = o::gb[j];
        for (std::size_t k = 0; k < 3; ++k) {
            x[k][k] = T(1);
            target[k][j] = static_cast<T>(-4.0 * o::ga[3 * j + k]);
            rest -= o::ga[3 * j + k];
        }
        target[3][j] = static_cast<T>(-4.0 * rest);
    }
    Trainer<Net, SquaredError, Optimizer, 4> trainer{net, optimizer};
    trainer.step(x, target);
    for (T& parameter : net.parameters()) {
        parameter = -parameter;
    }
    return net;
}

/// One step on count examples of the course: by the trainer, whose norm needs no gradient buffer, and by the
/// accumulator, which has the whole gradient.
struct Comparison {
    double difference;
    double norm; // the largest error of the step's length, which the maximum of 0.01 sets
};

template <class T>
Comparison trainer_against_accumulator(std::size_t count) {
    namespace i = oracle::opt_init;
    using Net = CourseNetwork<T>;
    const Net start = network<Net>(i::W1, i::b1, i::W2, i::b2, i::W3, i::b3, i::W4, i::b4);
    const auto x = rows<T, 16>(i::x);
    const auto target = rows<T, 1>(i::target);
    Net trained = start;
    Trainer<Net, BinaryCrossEntropy, Clipped, 5> trainer{trained, {{T(1)}, T(0.01)}};
    trainer.step(x, target, count);
    Net accumulated = start;
    Accumulator<Net, BinaryCrossEntropy, Clipped> accumulator{accumulated, {{T(1)}, T(0.01)}};
    for (std::size_t n = 0; n < count; ++n) {
        accumulator.add(x[n], target[n]);
    }
    accumulator.step();
    T squares = T(0);
    for (std::size_t k = 0; k < start.parameters().size(); ++k) {
        const T step = trained.parameters()[k] - start.parameters()[k];
        squares += step * step;
    }
    return {parameter_error(trained, accumulated), error(squares, 0.01 * 0.01)};
}

/// w after a step of rate 1/2 on the gradient 8 of a weight of 4.
template <template <class> class Optimizer>
float after_a_step_on_eight(const Optimizer<float>& optimizer) {
    using Net = Network<float, Input<1>, Dense<1>>;
    Net net;
    net.weights<0>()(0, 0) = 4.0f;
    net.bias<0>()[0] = 0.0f;
    Trainer<Net, SquaredError, Optimizer> trainer{net, optimizer};
    trainer.step({{1024.0f}}, {{4096.0f - 0.0078125f}}); // delta 2^-7, so the bias has a gradient of 2^-7
    return net.weights<0>()(0, 0);
}

template <class T>
using Decayed = ClipByNorm<WeightDecay<SGD<T>>>;
template <class T>
using CutAndDecayed = ClipByValue<WeightDecay<SGD<T>>>;
template <class T>
using DecayedAndCut = WeightDecay<ClipByValue<SGD<T>>>;
template <class T>
using Twice = ClipByNorm<ClipByNorm<SGD<T>>>;
template <class T>
using ScaledAndCut = ClipByNorm<ClipByValue<SGD<T>>>;

} // namespace

#if __cplusplus >= 201703L
static_assert(scales_long_gradients_only<float>() && scales_long_gradients_only<double>(), "min(1, maximum / norm)");
static_assert(knows_its_limits<float>() && knows_its_limits<double>(), "limits");
#endif

TEST_CASE("ClipByNorm: g *= min(1, maximum / (||g|| + 1e-6))") {
    CHECK(scales_long_gradients_only<float>());
    CHECK(scales_long_gradients_only<double>());
}

TEST_CASE("ClipByNorm: the coefficient of the reference's norm") {
    const double scale = Clipped<double>({1.0}, 1.0).rule(0, GivenNorm<double>{o::norm}).scale;
    for (std::size_t i = 0; i < 12; ++i) {
        CHECK(error(o::ga[i] * scale, o::ga_clipped[i]) < 1e-14);
    }
}

TEST_CASE("ClipByNorm: two tensors under one norm, as the reference") {
    using Double = Network<double, Input<3>, Dense<4>>;
    const Double expected = network<Double>(o::ga_clipped, o::gb_clipped);
    CHECK(parameter_error(after_one_step<double, Clipped>({{1.0}, 1.0}), expected) < 1e-12);
    CHECK(parameter_error(after_one_step<float, Clipped>({{1.0f}, 1.0f}), expected) < 1e-6);
}

TEST_CASE("ClipByNorm: a short gradient is left alone") {
    using Double = Network<double, Input<3>, Dense<4>>;
    const Double expected = network<Double>(o::ga, o::gb);
    CHECK(parameter_error(after_one_step<double, Clipped>({{1.0}, 3.6}), expected) < 1e-12);
    CHECK(parameter_error(after_one_step<float, Clipped>({{1.0f}, 3.6f}), expected) < 1e-6);
}

// The length of a step is short of the maximum by the 1e-6 beside the norm.
TEST_CASE("ClipByNorm: one example's rank-one norm is that of the full gradient") {
    const Comparison twice = trainer_against_accumulator<double>(1);
    CHECK(twice.difference < 1e-12);
    CHECK(twice.norm < 1e-5);
    const Comparison single = trainer_against_accumulator<float>(1);
    CHECK(single.difference < 1e-6);
    CHECK(single.norm < 1e-5);
}

TEST_CASE("ClipByNorm: a batch's norm is that of the full gradient") {
    const Comparison twice = trainer_against_accumulator<double>(5);
    CHECK(twice.difference < 1e-12);
    CHECK(twice.norm < 1e-5);
    const Comparison single = trainer_against_accumulator<float>(5);
    CHECK(single.difference < 1e-6);
    CHECK(single.norm < 1e-5);
}

TEST_CASE("ClipByNorm: a maximum that is not positive is refused") {
    CHECK(knows_its_limits<float>());
    CHECK(knows_its_limits<double>());
}

// g = 8, w = 4, rate 1/2. The outer wrapper comes first.
TEST_CASE("ClipByNorm, ClipByValue and WeightDecay: the outer one first") {
    const auto close = [](float expected) {
        return doctest::Approx(static_cast<double>(expected)).epsilon(1e-5);
    };
    CHECK(after_a_step_on_eight<Decayed>({{{0.5f}, 0.25f}, 2.0f}) == close(4.0f - 0.5f * (2.0f + 1.0f)));
    CHECK(after_a_step_on_eight<CutAndDecayed>({{{0.5f}, 0.25f}, 2.0f}) == close(4.0f - 0.5f * (2.0f + 1.0f)));
    CHECK(after_a_step_on_eight<DecayedAndCut>({{{0.5f}, 2.0f}, 0.25f}) == close(4.0f - 0.5f * 2.0f));
    CHECK(after_a_step_on_eight<ScaledAndCut>({{{0.5f}, 1.0f}, 2.0f}) == close(4.0f - 0.5f * 1.0f));
    CHECK(after_a_step_on_eight<Twice>({{{0.5f}, 4.0f}, 2.0f}) == close(4.0f - 0.5f * 2.0f));
    CHECK(after_a_step_on_eight<Twice>({{{0.5f}, 1.0f}, 2.0f}) == close(4.0f - 0.5f * 1.0f));
}
