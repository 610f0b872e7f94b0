// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <limits>
#include <type_traits>

#include <nervelet/nervelet.hpp>

#include "oracle/layer_layernorm.hpp"
#include "support/factory.hpp"
#include "support/layer_run.hpp"
#include "support/reference.hpp"

using namespace nervelet;
using reference::larger;
using reference::tensor_error;
namespace o = oracle::layer_layernorm;

namespace {

template <class T, class Axes, std::size_t... Dimensions>
using Bound = typename LayerNorm<Axes>::template Layer<T, Shape<Dimensions...>>;

/// 30 numbers of the reference as Count examples.
template <class T, std::size_t Count>
constexpr std::array<std::array<T, 30 / Count>, Count> examples_of(const double (&numbers)[30]) {
    std::array<std::array<T, 30 / Count>, Count> examples{};
    for (std::size_t i = 0; i < 30; ++i) {
        examples[i / (30 / Count)][i % (30 / Count)] = static_cast<T>(numbers[i]);
    }
    return examples;
}

template <class T>
constexpr std::array<T, 10> parameters_of_reference() {
    std::array<T, 10> parameters{};
    for (std::size_t c = 0; c < 5; ++c) {
        parameters[c] = static_cast<T>(o::gamma[c]);
        parameters[5 + c] = static_cast<T>(o::beta[c]);
    }
    return parameters;
}

/// The 6 rows of the reference as Count examples of 6 / Count positions.
template <class T, std::size_t Count, class Layer>
constexpr double reference_error() {
    const auto run = support::run_layer<Layer>(parameters_of_reference<T>(), examples_of<T, Count>(o::x),
                                               examples_of<T, Count>(o::g));
    double worst = tensor_error(run.gradient.data(), o::dgamma, 5);
    worst = larger(worst, tensor_error(run.gradient.data() + 5, o::dbeta, 5));
    for (std::size_t n = 0; n < Count; ++n) {
        worst = larger(worst, tensor_error(run.output[n].data(), o::y + n * (30 / Count), 30 / Count));
        worst = larger(worst, tensor_error(run.input_gradient[n].data(), o::dx + n * (30 / Count), 30 / Count));
    }
    return worst;
}

template <class T>
constexpr double worst_reference_error() {
    return larger(
        reference_error<T, 1, Bound<T, EachPosition, 6, 5>>(),
        larger(reference_error<T, 2, Bound<T, EachPosition, 3, 1, 5>>(),
               larger(reference_error<T, 6, Bound<T, EachPosition, 5>>(), reference_error<T, 6, Bound<T, All, 5>>())));
}

/// Over all numbers of a table it is what LayerNorm<> is over as many numbers in a row.
template <class T>
constexpr bool all_is_one_row() {
    std::array<T, 12> parameters{};
    std::array<std::array<T, 6>, 1> x{{{{T(3), T(-1), T(2), T(5), T(0.5), T(-4)}}}};
    std::array<std::array<T, 6>, 1> g{{{{T(1), T(2), T(-3), T(0.25), T(0), T(-1)}}}};
    for (std::size_t i = 0; i < 12; ++i) {
        parameters[i] = T(static_cast<int>(i)) - T(4);
    }
    const auto table = support::run_layer<Bound<T, All, 2, 3>>(parameters, x, g);
    const auto row = support::run_layer<Bound<T, EachPosition, 6>>(parameters, x, g);
    bool same = true;
    for (std::size_t i = 0; i < 6; ++i) {
        same = same && table.output[0][i] == row.output[0][i] && table.input_gradient[0][i] == row.input_gradient[0][i];
    }
    for (std::size_t i = 0; i < 12; ++i) {
        same = same && table.gradient[i] == row.gradient[i];
    }
    return same;
}

/// What others have added to a sum stays.
template <class T>
constexpr bool adds_to_a_sum() {
    const auto x = examples_of<T, 1>(o::x);
    const auto g = examples_of<T, 1>(o::g);
    const auto parameters = parameters_of_reference<T>();
    const auto from_zero = support::run_layer<Bound<T, EachPosition, 6, 5>>(parameters, x, g);
    const auto from_two = support::run_layer<Bound<T, EachPosition, 6, 5>>(parameters, x, g, T(2));
    bool same = true;
    for (std::size_t k = 0; k < 30; ++k) {
        same = same && from_two.input_gradient[0][k] == T(2) + from_zero.input_gradient[0][k];
    }
    return same;
}

static_assert(std::is_same<LayerNorm<>, LayerNorm<EachPosition>>::value && std::is_empty<LayerNorm<>>::value, "");
static_assert(Bound<float, EachPosition, 6, 5>::parameter_count == 10, "gamma and beta of 5 channels");
static_assert(Bound<float, All, 6, 5>::parameter_count == 60, "of 30 numbers");
static_assert(std::is_same<Bound<float, All, 6, 5>::output_shape, Shape<6, 5>>::value, "the shape stays");
static_assert(sizeof(Bound<float, EachPosition, 6, 5>::Tape) == 4 * (2 * 30 + 2 * 6), "x is read once more");
static_assert(Bound<float, All, 6, 5>::bound_is_norm && !Bound<float, EachPosition, 6, 5>::bound_is_norm, "a sum");

template <class T>
using Rows = Network<T, Input<4, 3>, LayerNorm<>, Dense<6, Tanh>, Dropout<20>, LayerNorm<>, Dense<3, Softmax>>;
template <class T>
using Whole = Network<T, Input<4, 3>, LayerNorm<All>, Dense<6, ReLU>, LayerNorm<All>, Dense<3, Softmax>>;
template <class T>
using OnTop = Network<T, Input<4, 3>, Dense<5, Sigmoid>, Dense<3>, LayerNorm<>>;

template <class Net>
constexpr typename Net::Input some_input(std::size_t n) {
    Random random(n);
    typename Net::Input x{};
    for (std::size_t k = 0; k < Net::input_size; ++k) {
        x[k] = random.uniform<typename Net::Scalar>() - typename Net::Scalar(0.25);
    }
    return x;
}

/// Of numbers that are neither 1 nor 0, with the first layer's gamma below zero.
template <class Net>
Net unlike_at_first() {
    Net net{};
    initialize(net, 4);
    Random random(5);
    for (auto& parameter : net.parameters()) {
        parameter = typename Net::Scalar(1.5) * parameter - typename Net::Scalar(0.5) * random.uniform<double>();
    }
    return net;
}

template <class Net>
double finite_difference_error() {
    const Net net = unlike_at_first<Net>();
    double worst = 0.0;
    for (std::size_t n = 1; n < 4; ++n) {
        const typename Net::Output target{{0.25, 0.5, 0.25}};
        worst = larger(worst, gradient_check<MeanSquaredError>(net, some_input<Net>(n), target).largest_error);
    }
    return worst;
}

/// Ten steps in a constant expression.
constexpr float learns() {
    using Net = Network<float, Input<2, 3>, LayerNorm<>, Dense<2, Softmax>>;
    Net net{};
    initialize(net, 1);
    Trainer<Net, CrossEntropy, SGD, 2> trainer{net, {0.5f}};
    const std::array<Net::Input, 2> xs{{some_input<Net>(1), some_input<Net>(2)}};
    float loss = 0.0f;
    for (int i = 0; i < 10; ++i) {
        loss = trainer.step(xs, std::array<Label, 2>{{Label{1}, Label{0}}});
    }
    return loss;
}

constexpr std::array<double, 6> frozen_norm{{0.5, -1.5, 2.0, 0.25, 1.0, -0.75}}; // gamma and beta of 3 channels
using Stays = Frozen<LayerNorm<>, Stored<decltype(frozen_norm), frozen_norm>>;

} // namespace

#if __cplusplus >= 201703L
static_assert(worst_reference_error<double>() < 1e-12, "in a constant expression");
static_assert(all_is_one_row<float>() && adds_to_a_sum<double>() && learns() < 0.3f, "in a constant expression");
#endif

TEST_CASE("layer norm: output, dJ/dx, dJ/dgamma and dJ/dbeta are those of the reference, however many positions") {
    CHECK(worst_reference_error<double>() < 1e-12);
    CHECK(worst_reference_error<float>() < 1e-6);
}

TEST_CASE_TEMPLATE("layer norm: over all numbers it is that of one row, with gamma and beta for each", T, float,
                   double) {
    CHECK(all_is_one_row<T>());
}

TEST_CASE_TEMPLATE("layer norm: dJ/dx can be added to a sum", T, float, double) {
    CHECK(adds_to_a_sum<T>());
}

TEST_CASE("layer norm: finite differences, at the bottom, between, behind dropout and on top") {
    CHECK(finite_difference_error<Rows<double>>() < 1e-8);
    CHECK(finite_difference_error<Whole<double>>() < 1e-8);
    CHECK(finite_difference_error<OnTop<double>>() < 1e-8);
}

TEST_CASE("layer norm: starts with gamma 1 and beta 0, without a draw, shown as one row and a bias") {
    Rows<float> net{};
    CHECK_FALSE(is_initialized(net));
    initialize(net, 7);
    CHECK(is_initialized(net));
    Network<float, Input<4, 3>, Dense<6, Tanh>, Dense<3, Softmax>> without{};
    initialize(without, 7);
    CHECK(support::same(net.weights<1>(), without.weights<0>()));
    using Gamma = decltype(net.weights<0>());
    static_assert(Gamma::rows == 1 && Gamma::columns == 3, "");
    CHECK(net.bias<0>().size() == 3);
    for (std::size_t c = 0; c < 3; ++c) {
        CHECK(net.weights<0>()(0, c) == 1.0f);
        CHECK(net.bias<0>()[c] == 0.0f);
    }
}

TEST_CASE("layer norm: the gradient of a batch is the sum over its examples") {
    using Layer = Bound<double, EachPosition, 3, 5>;
    const auto parameters = parameters_of_reference<double>();
    const auto x = examples_of<double, 2>(o::x);
    const auto g = examples_of<double, 2>(o::g);
    const auto both = support::run_layer<Layer>(parameters, x, g);
    const auto one = support::run_layer<Layer>(parameters, std::array<std::array<double, 15>, 1>{{x[0]}},
                                               std::array<std::array<double, 15>, 1>{{g[0]}});
    const auto other = support::run_layer<Layer>(parameters, std::array<std::array<double, 15>, 1>{{x[1]}},
                                                 std::array<std::array<double, 15>, 1>{{g[1]}});
    for (std::size_t i = 0; i < 10; ++i) {
        CHECK(both.gradient[i] == doctest::Approx(one.gradient[i] + other.gradient[i]).epsilon(1e-14));
    }
    CHECK(both.input_gradient[1] == other.input_gradient[0]);
}

TEST_CASE("layer norm: the bound of the norm is one, is the norm for one position, and is reached by equal ones") {
    const auto parameters = parameters_of_reference<double>();
    const auto rows = support::run_layer<Bound<double, EachPosition, 3, 5>>(parameters, examples_of<double, 2>(o::x),
                                                                            examples_of<double, 2>(o::g));
    CHECK(rows.bound > rows.squared_norm);
    std::array<std::array<double, 15>, 2> x{};
    std::array<std::array<double, 15>, 2> g{};
    for (std::size_t i = 0; i < 30; ++i) {
        x[i / 15][i % 15] = o::x[i % 5];
        g[i / 15][i % 15] = o::g[i % 5];
    }
    const auto equal = support::run_layer<Bound<double, EachPosition, 3, 5>>(parameters, x, g);
    CHECK(equal.bound == doctest::Approx(equal.squared_norm).epsilon(1e-14));
    const auto single = support::run_layer<Bound<double, EachPosition, 5>>(
        parameters, std::array<std::array<double, 5>, 1>{{examples_of<double, 6>(o::x)[2]}},
        std::array<std::array<double, 5>, 1>{{examples_of<double, 6>(o::g)[2]}});
    CHECK(single.bound == doctest::Approx(single.squared_norm).epsilon(1e-14));
}

namespace {
template <class T>
using Clipped = ClipByNorm<SGD<T>>;
} // namespace

TEST_CASE("layer norm: ClipByNorm scales by the true norm, where the bound is larger") {
    using Net = Network<double, Input<4, 3>, LayerNorm<>, Dense<3, Softmax>>;
    Net net = unlike_at_first<Net>();
    const Net before = net;
    Trainer<Net, CrossEntropy, Clipped, 1> trainer{net, {{1.0}, 0.125}};
    trainer.step(some_input<Net>(1), Label{0});
    double squares = 0.0;
    for (std::size_t i = 0; i < Net::parameter_count; ++i) {
        const double moved = net.parameters()[i] - before.parameters()[i];
        squares += moved * moved;
    }
    CHECK(math::sqrt(squares) == doctest::Approx(0.125).epsilon(1e-5)); // rate 1; 1e-6 is added to the norm
}

TEST_CASE("layer norm: learns, at run time as in a constant expression") {
    CHECK(learns() < 0.3f);
}

TEST_CASE("layer norm: frozen it computes the same, hands dJ/dx down the same, and costs nothing") {
    using Learned = Network<double, Input<4>, Dense<3, Tanh>, LayerNorm<>, Dense<2>>;
    using Constant = Network<double, Input<4>, Dense<3, Tanh>, Stays, Dense<2>>;
    static_assert(Constant::parameter_count + 6 == Learned::parameter_count, "");
    static_assert(std::is_same<Merged<Constant>, Learned>::value, "");
    Constant constant{};
    initialize(constant, 3);
    Learned learned = merge(constant);
    CHECK(learned.weights<1>()(0, 2) == 2.0);
    const Constant::Input x{{0.5, -1.0, 2.0, 0.25}};
    CHECK(learned(x) == constant(x));
    Trainer<Learned, SquaredError, SGD> one{learned, {0.1}};
    Trainer<Constant, SquaredError, SGD> other{constant, {0.1}};
    CHECK(one.step(x, {{1.0, -1.0}}) == other.step(x, {{1.0, -1.0}}));
    CHECK(support::same(learned.weights<0>(), constant.weights<0>()));
    CHECK(support::same(learned.weights<2>(), constant.weights<1>()));
    CHECK(learned.weights<1>()(0, 2) != 2.0);
    using Below = Network<double, Input<3>, Stays, Dense<2>>;
    CHECK(memory_of<Trainer<Below, SquaredError, SGD>>().activations == (3 + 2 * 2) * sizeof(double));
}

TEST_CASE("layer norm: what it keeps of an example: outputs, dJ/dy, and two numbers a position") {
    using Only = Network<float, Input<6, 5>, LayerNorm<>>;
    CHECK(memory_of<Trainer<Only, SquaredError, SGD>>().activations == 4 * (2 * 30 + 2 * 6));
}

TEST_CASE("layer norm: is saved, and its axes are part of the architecture") {
    using Net = Network<float, Input<6>, LayerNorm<>, Dense<2>>;
    Net net{};
    initialize(net, 5);
    net.weights<0>()(0, 1) = 3.0f;
    Saved<Net> bytes;
    REQUIRE(save(bytes, net) == StorageError::none);
    Net copy{};
    CHECK(load(bytes, copy) == StorageError::none);
    CHECK(copy.parameters() == net.parameters());
    Network<float, Input<6>, LayerNorm<All>, Dense<2>> other{};
    CHECK(load(ByteView{bytes.data(), bytes.size()}, other) == StorageError::wrong_architecture);
}

TEST_CASE_TEMPLATE(
    "layer norm: NaN, infinity and numbers whose variance overflows come out as NaN, and no step is taken", T, float,
    double) {
    using Net = Network<T, Input<2, 3>, LayerNorm<>>;
    for (const T bad : {std::numeric_limits<T>::quiet_NaN(), std::numeric_limits<T>::infinity(),
                        (std::numeric_limits<T>::max)(), -(std::numeric_limits<T>::max)() / T(1024)}) {
        for (std::size_t k = 0; k < 6; ++k) {
            Net net{};
            initialize(net, 1);
            const auto before = net.parameters();
            typename Net::Input x{{T(1), T(2), T(3), T(4), T(5), T(6)}};
            x[k] = bad;
            for (std::size_t c = 0; c < 6; ++c) {
                CHECK(math::is_nan(net(x)[c]) == (c / 3 == k / 3));
            }
            Trainer<Net, SquaredError, SGD> trainer{net, {T(0.1)}};
            const T loss = trainer.step(x, {{}});
            CHECK(math::is_nan(loss));
            CHECK(net.parameters() == before);
        }
    }
}

TEST_CASE("layer norm: equal numbers become beta") {
    Network<float, Input<4>, LayerNorm<>> net{};
    initialize(net, 1);
    net.bias<0>()[2] = 3.0f;
    CHECK(net({{7.0f, 7.0f, 7.0f, 7.0f}}) == std::array<float, 4>{{0.0f, 0.0f, 3.0f, 0.0f}});
}
