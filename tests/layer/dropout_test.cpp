// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/activation/sigmoid.hpp>
#include <nervelet/activation/tanh.hpp>
#include <nervelet/gradient_check.hpp>
#include <nervelet/initialize.hpp>
#include <nervelet/layer/dense.hpp>
#include <nervelet/layer/dropout.hpp>
#include <nervelet/loss/mean_squared_error.hpp>
#include <nervelet/loss/squared_error.hpp>
#include <nervelet/network.hpp>
#include <nervelet/optimizer/sgd.hpp>
#include <nervelet/trainer.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "oracle/layer_dropout.hpp"
#include "support/reference.hpp"

using namespace nervelet;
using reference::error;
using reference::larger;

namespace {

/// p_k = 1, 1/2, 1/4, 1/8, ...
struct Halving {
    template <class T>
    static constexpr T probability(std::size_t unit) {
        return T(1) / T(static_cast<std::int32_t>(1u << unit));
    }
};

template <class T, std::size_t Units, class Description>
using Bound = typename Description::template Layer<T, Shape<Units>>;

/// The largest relative error of a~ = r a / p and dJ/da = r / p dJ/da~ under the reference's mask of 6 x 5.
template <class T>
double masked_error() {
    namespace o = oracle::layer_dropout;
    using Layer = Bound<T, 5, Dropout<30>>;
    double worst = 0.0;
    for (std::size_t n = 0; n < 6; ++n) {
        typename Layer::Tape tape{};
        std::array<T, 5> x{};
        std::array<T, 5> gradient{};
        for (std::size_t k = 0; k < 5; ++k) {
            tape.mask[0] = static_cast<std::uint8_t>(tape.mask[0] | (o::mask[5 * n + k] > 0.5 ? 1u << k : 0u));
            x[k] = static_cast<T>(o::x[5 * n + k]);
            gradient[k] = static_cast<T>(o::g[5 * n + k]);
        }
        const auto y = Layer::output(tape, x.data());
        Layer::backward(nullptr, tape, MultiplyInto<T>{gradient.data()});
        for (std::size_t k = 0; k < 5; ++k) {
            worst = larger(worst, error(y[k], o::y[5 * n + k]));
            worst = larger(worst, error(gradient[k], o::dx[5 * n + k]));
        }
    }
    return worst;
}

/// Each unit has its own p_k: kept units are scaled by 1 / p_k, dropped ones are 0, forward and backward.
template <class T>
constexpr bool has_a_probability_for_each_unit() {
    using Layer = Bound<T, 4, DropoutPerUnit<Halving>>;
    const std::array<T, 4> x{{T(3), T(-1), T(2), T(5)}};
    std::array<T, 4> gradient{{T(1), T(2), T(3), T(4)}};
    typename Layer::Tape tape{};
    tape.mask[0] = 0x7; // 0, 1 and 2 kept
    const auto y = Layer::output(tape, x.data());
    Layer::backward(nullptr, tape, MultiplyInto<T>{gradient.data()});
    return y[0] == T(3) && y[1] == T(-2) && y[2] == T(8) && y[3] == T(0) && gradient[0] == T(1) &&
           gradient[1] == T(4) && gradient[2] == T(12) && gradient[3] == T(0);
}

/// Into a sum that others have begun dJ/da is added; where a unit is dropped, the sum stays as it is.
template <class T>
constexpr bool adds_to_a_sum() {
    using Layer = Bound<T, 4, DropoutPerUnit<Halving>>;
    std::array<T, 4> sum{{T(10), T(20), T(30), T(40)}};
    typename Layer::Tape tape{};
    tape.mask[0] = 0x7; // 0, 1 and 2 kept
    const auto below = Layer::incoming(tape, AddInto<T>{sum.data()});
    for (std::size_t k = 0; k < 4; ++k) {
        if (below.wants(k)) {
            below.take(k, T(1) + T(static_cast<int>(k)));
        }
    }
    Layer::backward(nullptr, tape, AddInto<T>{sum.data()});
    return sum[0] == T(11) && sum[1] == T(24) && sum[2] == T(42) && sum[3] == T(40);
}

/// How often unit k is kept, and the mean of its a~ where a = 1, over 20,000 draws.
template <std::size_t Units>
struct Statistics {
    std::array<double, Units> kept;
    std::array<double, Units> mean;
};

template <class T, std::size_t Units, class Description>
Statistics<Units> statistics() {
    using Layer = Bound<T, Units, Description>;
    const int draws = 20000;
    Statistics<Units> result{};
    Random random(11);
    typename Layer::Tape tape{};
    std::array<T, Units> ones{};
    ones.fill(T(1));
    for (int i = 0; i < draws; ++i) {
        const auto y = Layer::forward(nullptr, ones.data(), tape, random);
        for (std::size_t k = 0; k < Units; ++k) {
            result.kept[k] += (((tape.mask[k / 8] >> (k % 8)) & 1) != 0 ? 1.0 : 0.0) / draws;
            result.mean[k] += static_cast<double>(y[k]) / draws;
        }
    }
    return result;
}

template <class T>
using Between = Network<T, Input<6>, Dense<8, Tanh>, Dropout<40>, Dense<5, Sigmoid>, DropoutPerUnit<Halving>, Dense<2>>;
template <class T>
using OnInput = Network<T, Input<6>, Dropout<50>, Dense<8, Tanh>, Dense<2>>;
template <class T>
using Plain = Network<T, Input<6>, Dense<8, Tanh>, Dense<5, Sigmoid>, Dense<2>>;

template <class Net>
double worst_gradient_error() {
    using T = typename Net::Scalar;
    Net net{};
    initialize(net, 3);
    const typename Net::Input x{{T(0.5), T(-1), T(0.25), T(2), T(-0.75), T(1.5)}};
    const typename Net::Output target{{T(0.5), T(-0.5)}};
    double worst = 0.0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        worst = larger(worst, gradient_check<MeanSquaredError>(net, x, target, T(1e-5), seed).largest_error);
    }
    return worst;
}

static_assert(std::is_empty<Dropout<20>>::value && Bound<float, 9, Dropout<20>>::parameter_count == 0, "no parameter");
static_assert(sizeof(Bound<double, 8, Dropout<20>>::Tape) == 1 && sizeof(Bound<double, 9, Dropout<20>>::Tape) == 2 &&
                  sizeof(Bound<float, 64, DropoutPerUnit<Halving>>::Tape) == 8,
              "a bit for each unit");
static_assert(sizeof(Between<float>) == sizeof(Plain<float>), "nothing in the network");
static_assert(std::is_same<Dropout<20>::Layer<float, Shape<3, 5, 2>>::output_shape, Shape<3, 5, 2>>::value &&
                  sizeof(Dropout<20>::Layer<float, Shape<3, 5, 2>>::Tape) == 4,
              "the shape stays; a bit for each number of it");

} // namespace

#if __cplusplus >= 201703L
static_assert(has_a_probability_for_each_unit<float>() && has_a_probability_for_each_unit<double>(), "p_k");
static_assert(adds_to_a_sum<float>() && adds_to_a_sum<double>(), "what others have added stays");
#endif

TEST_CASE("dropout: a~ = r (.) a / p and dJ/da = dJ/da~ (.) r / p, one probability for all, as the reference") {
    CHECK(masked_error<double>() < 1e-15);
    CHECK(masked_error<float>() < 2e-7);
}

TEST_CASE("dropout: a probability p_k for each unit k") {
    CHECK(has_a_probability_for_each_unit<float>());
    CHECK(has_a_probability_for_each_unit<double>());
}

TEST_CASE("dropout: r_k ~ Bernoulli(p_k), and the expected value of a~ is a") {
    // 20,000 draws: the standard deviation of a frequency is at most 0.0036, of a mean 0.0071 sqrt(1/p - 1).
    const auto same = statistics<float, 10, Dropout<20>>();
    for (std::size_t k = 0; k < 10; ++k) {
        CHECK(error(same.kept[k], 0.8) < 0.015);
        CHECK(error(same.mean[k], 1.0) < 0.015);
    }
    const auto each = statistics<double, 4, DropoutPerUnit<Halving>>();
    for (std::size_t k = 0; k < 4; ++k) {
        CHECK(reference::magnitude(each.kept[k] - Halving::probability<double>(k)) < 0.015);
        CHECK(error(each.mean[k], 1.0) < 0.08);
    }
    CHECK(each.kept[0] == doctest::Approx(1.0));
}

TEST_CASE("dropout: inactive in inference") {
    Between<float> net{};
    initialize(net, 5);
    Plain<float> plain{};
    plain.parameters() = net.parameters();
    const Between<float>::Input x{{0.5f, -1.0f, 0.25f, 2.0f, -0.75f, 1.5f}};
    CHECK(net(x) == plain(x));
    CHECK(net(x) == net(x));
    CHECK(net.logits(x) == plain.logits(x));
}

TEST_CASE("dropout: Dropout<0> trains as if it were not there, Dropout<20> does not") {
    using None = Network<float, Input<6>, Dropout<0>, Dense<8, Tanh>, Dropout<0>, Dense<5, Sigmoid>, Dense<2>>;
    using Some = Network<float, Input<6>, Dropout<20>, Dense<8, Tanh>, Dropout<20>, Dense<5, Sigmoid>, Dense<2>>;
    Plain<float> plain{};
    initialize(plain, 5);
    None none{};
    Some some{};
    some.parameters() = none.parameters() = plain.parameters();
    Trainer<Plain<float>, SquaredError, SGD> plain_trainer{plain, {0.1f}};
    Trainer<None, SquaredError, SGD> none_trainer{none, {0.1f}};
    Trainer<Some, SquaredError, SGD> some_trainer{some, {0.1f}};
    const None::Input x{{0.5f, -1.0f, 0.25f, 2.0f, -0.75f, 1.5f}};
    for (int i = 0; i < 10; ++i) {
        CHECK(plain_trainer.step(x, {{0.25f, -1.0f}}) == none_trainer.step(x, {{0.25f, -1.0f}}));
        some_trainer.step(x, {{0.25f, -1.0f}});
    }
    CHECK(plain.parameters() == none.parameters());
    CHECK(plain.parameters() != some.parameters());
}

TEST_CASE("dropout: dJ/dW and dJ/db by finite differences, on the input and between layers") {
    CHECK(worst_gradient_error<OnInput<double>>() < 1e-9);
    CHECK(worst_gradient_error<Between<double>>() < 1e-9);
}

TEST_CASE("dropout: dJ/dx can be added to a sum") {
    CHECK(adds_to_a_sum<float>());
    CHECK(adds_to_a_sum<double>());
}
