// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <limits>
#include <type_traits>

#include <nervelet/nervelet.hpp>

#include "oracle/layer_batchnorm1d.hpp"
#include "support/factory.hpp"
#include "support/layer_run.hpp"
#include "support/reference.hpp"

using namespace nervelet;
using reference::error;
using reference::larger;
using reference::tensor_error;
namespace o = oracle::layer_batchnorm1d;

namespace {

template <class T>
constexpr BatchNormStatistics<T, 5> statistics_of_reference() {
    return {{{T(o::running_mean_after[0]), T(o::running_mean_after[1]), T(o::running_mean_after[2]),
              T(o::running_mean_after[3]), T(o::running_mean_after[4])}},
            {{T(o::running_var_after[0]), T(o::running_var_after[1]), T(o::running_var_after[2]),
              T(o::running_var_after[3]), T(o::running_var_after[4])}}};
}

constexpr auto of_float = statistics_of_reference<float>();
constexpr auto of_double = statistics_of_reference<double>();
constexpr BatchNormStatistics<double, 3> three{{{0.25, -0.5, 1.0}}, {{0.5, 2.0, 0.25}}, 1e-3};
constexpr BatchNormStatistics<float, 2> two{{{1.0f, -2.0f}}, {{3.0f, 0.0f}}, 1.0f};

static_assert(two.epsilon == 1.0f && of_double.epsilon == 1e-5 && of_float.epsilon == 1e-5f, "as in PyTorch");

template <class T, class Activation = Identity>
struct OfReference {
    using type = BatchNorm<decltype(of_float), of_float, Activation>;
};

template <class Activation>
struct OfReference<double, Activation> {
    using type = BatchNorm<decltype(of_double), of_double, Activation>;
};

template <class T>
constexpr std::array<T, 10> parameters_of_reference() {
    std::array<T, 10> parameters{};
    for (std::size_t c = 0; c < 5; ++c) {
        parameters[c] = static_cast<T>(o::gamma[c]);
        parameters[5 + c] = static_cast<T>(o::beta[c]);
    }
    return parameters;
}

/// 30 numbers of the reference as Count examples.
template <class T, std::size_t Count>
constexpr std::array<std::array<T, 30 / Count>, Count> examples_of(const double (&numbers)[30]) {
    std::array<std::array<T, 30 / Count>, Count> examples{};
    for (std::size_t i = 0; i < 30; ++i) {
        examples[i / (30 / Count)][i % (30 / Count)] = static_cast<T>(numbers[i]);
    }
    return examples;
}

/// The 6 rows of the reference as Count examples of 6 / Count positions. dJ/dbeta and dJ/dgamma of the same numbers are
/// the sums of the formula.
template <class T, std::size_t Count, class InputShape>
constexpr double reference_error() {
    using Layer = typename OfReference<T>::type::template Layer<T, InputShape>;
    const auto run = support::run_layer<Layer>(parameters_of_reference<T>(), examples_of<T, Count>(o::x),
                                               examples_of<T, Count>(o::g));
    double worst = 0.0;
    for (std::size_t n = 0; n < Count; ++n) {
        worst = larger(worst, tensor_error(run.output[n].data(), o::y_eval + n * (30 / Count), 30 / Count));
        worst = larger(worst, tensor_error(run.input_gradient[n].data(), o::dx_eval + n * (30 / Count), 30 / Count));
    }
    double gradient[10] = {};
    for (std::size_t i = 0; i < 30; ++i) {
        const std::size_t c = i % 5;
        const double deviation = math::sqrt(o::running_var_after[c] + 1e-5);
        gradient[c] += o::g[i] * (o::x[i] - o::running_mean_after[c]) / deviation;
        gradient[5 + c] += o::g[i];
    }
    return larger(worst, tensor_error(run.gradient.data(), gradient, 10));
}

template <class T>
constexpr double worst_reference_error() {
    return larger(reference_error<T, 1, Shape<6, 5>>(),
                  larger(reference_error<T, 2, Shape<3, 1, 5>>(), reference_error<T, 6, Shape<5>>()));
}

/// By hand: a = ReLU(gamma (x - mean) / sqrt(variance + epsilon) + beta), with roots of 4 and 1.
constexpr bool by_hand() {
    using Layer = BatchNorm<decltype(two), two, ReLU>::Layer<float, Shape<2, 2>>;
    const std::array<float, 4> parameters{{2.0f, -1.0f, 0.5f, 4.0f}};
    const std::array<std::array<float, 4>, 1> x{{{{3.0f, 3.0f, -7.0f, 1.0f}}}};
    const std::array<std::array<float, 4>, 1> g{{{{1.0f, 2.0f, 4.0f, 8.0f}}}};
    const auto run = support::run_layer<Layer>(parameters, x, g);
    const auto& y = run.output[0];
    const auto& dx = run.input_gradient[0];
    return y[0] == 2.5f && y[1] == 0.0f && y[2] == 0.0f && y[3] == 1.0f && dx[0] == 1.0f && dx[1] == 0.0f &&
           dx[2] == 0.0f && dx[3] == -8.0f && run.gradient[0] == 1.0f && run.gradient[1] == 24.0f &&
           run.gradient[2] == 1.0f && run.gradient[3] == 8.0f;
}

using Norm = BatchNorm<decltype(three), three, Tanh>;
static_assert(std::is_empty<Norm>::value && Norm::Layer<double, Shape<4, 3>>::parameter_count == 6, "");
static_assert(std::is_same<Norm::Layer<double, Shape<4, 3>>::output_shape, Shape<4, 3>>::value, "the shape stays");
static_assert(Norm::Layer<double, Shape<3>>::bound_is_norm && !Norm::Layer<double, Shape<4, 3>>::bound_is_norm, "");

template <class Activation>
using On = BatchNorm<decltype(three), three, Activation>;
using Bottom = Network<double, Input<4, 3>, On<Tanh>, Dense<3>, On<Sigmoid>, Dense<3, Softmax>>;
using Top = Network<double, Input<4, 3>, Dense<5, Tanh>, Dropout<20>, Dense<3>, On<Softmax>>;
using WithoutActivation = Network<double, Input<4, 3>, Dense<3>, On<Identity>, Dense<3>, On<Sigmoid>>;
using Convolutions = Network<double, Input<6, 2>, Conv1D<3, 2>, On<Tanh>, MaxPool1D<2>, LayerNorm<>, SpatialDropout<30>,
                             Conv1D<3, 1, ReLU>, Dense<3, Softmax>>;

template <class Net>
typename Net::Input some_input(std::uint64_t n) {
    Random random(n);
    typename Net::Input x{};
    for (auto& value : x) {
        value = random.uniform<typename Net::Scalar>() - typename Net::Scalar(0.25);
    }
    return x;
}

/// Of numbers that are neither 1 nor 0.
template <class Net>
Net unlike_at_first() {
    Net net{};
    initialize(net, 4);
    Random random(5);
    for (auto& parameter : net.parameters()) {
        parameter -= typename Net::Scalar(0.3) * random.uniform<typename Net::Scalar>();
    }
    return net;
}

template <class Loss, class Net>
double finite_difference_error() {
    const typename Net::Output target{{0.25, 0.5, 0.25}};
    return gradient_check<Loss>(unlike_at_first<Net>(), some_input<Net>(3), target).largest_error;
}

constexpr std::array<double, 6> frozen_norm{{0.5, -1.5, 2.0, 0.25, 1.0, -0.75}}; // gamma and beta of 3 channels

} // namespace

#if __cplusplus >= 201703L
static_assert(worst_reference_error<double>() < 1e-12 && by_hand(), "in a constant expression");
#endif

TEST_CASE("batch norm: output and dJ/dx are those of the reference in evaluation, however many positions") {
    CHECK(worst_reference_error<double>() < 1e-12);
    CHECK(worst_reference_error<float>() < 1e-6);
}

TEST_CASE("batch norm: by hand, with an activation") {
    CHECK(by_hand());
}

TEST_CASE("batch norm: finite differences, at the bottom, between and on top, with and without an activation") {
    CHECK(finite_difference_error<CrossEntropy, Bottom>() < 1e-8);
    CHECK(finite_difference_error<CrossEntropy, Top>() < 1e-8);
    CHECK(finite_difference_error<BinaryCrossEntropy, WithoutActivation>() < 1e-8);
    CHECK(finite_difference_error<CrossEntropy, Convolutions>() < 1e-8);
}

TEST_CASE("batch norm: starts with gamma 1 and beta 0, and its statistics are no parameters") {
    Bottom net{};
    initialize(net, 7);
    for (std::size_t c = 0; c < 3; ++c) {
        CHECK(net.weights<0>()(0, c) == 1.0);
        CHECK(net.bias<0>()[c] == 0.0);
    }
    CHECK(bool(Bottom::parameter_count == 6 + (12 + 1) * 3 + 6 + (3 + 1) * 3));
    using Learner = Trainer<Bottom, CrossEntropy, Adam>;
    CHECK(memory_of<Learner>().optimizer == 2 * sizeof(Bottom) + 4 * 8);
    CHECK(memory_of<Learner>().activations == 2 * (12 + 3 + 3 + 3) * sizeof(double));
}

TEST_CASE("batch norm: the gradient of a batch is the sum over its examples, and its bound is one") {
    using Layer = OfReference<double>::type::Layer<double, Shape<3, 5>>;
    const auto parameters = parameters_of_reference<double>();
    const auto x = examples_of<double, 2>(o::x);
    const auto g = examples_of<double, 2>(o::g);
    const auto both = support::run_layer<Layer>(parameters, x, g);
    const auto one = support::run_layer<Layer>(parameters, std::array<std::array<double, 15>, 1>{{x[0]}},
                                               std::array<std::array<double, 15>, 1>{{g[0]}});
    const auto other = support::run_layer<Layer>(parameters, std::array<std::array<double, 15>, 1>{{x[1]}},
                                                 std::array<std::array<double, 15>, 1>{{g[1]}}, 2.0);
    for (std::size_t i = 0; i < 10; ++i) {
        CHECK(both.gradient[i] == doctest::Approx(one.gradient[i] + other.gradient[i]).epsilon(1e-14));
    }
    for (std::size_t k = 0; k < 15; ++k) {
        CHECK(other.input_gradient[0][k] == 2.0 + both.input_gradient[1][k]); // what stood there stays
    }
    CHECK(both.bound > both.squared_norm);
    CHECK(one.bound > one.squared_norm);
    const auto single = support::run_layer<OfReference<double>::type::Layer<double, Shape<5>>>(
        parameters, std::array<std::array<double, 5>, 1>{{examples_of<double, 6>(o::x)[2]}},
        std::array<std::array<double, 5>, 1>{{examples_of<double, 6>(o::g)[2]}});
    CHECK(single.bound == doctest::Approx(single.squared_norm).epsilon(1e-14));
}

TEST_CASE("batch norm: frozen it computes the same and hands dJ/dx down the same") {
    using Learned = Network<double, Input<4>, Dense<3, Tanh>, On<Tanh>, Dense<2>>;
    using Constant = Network<double, Input<4>, Dense<3, Tanh>,
                             Frozen<On<Tanh>, Stored<decltype(frozen_norm), frozen_norm>>, Dense<2>>;
    static_assert(std::is_same<Merged<Constant>, Learned>::value, "Tanh lies between");
    Constant constant{};
    initialize(constant, 3);
    Learned learned = merge(constant);
    const Constant::Input x{{0.5, -1.0, 2.0, 0.25}};
    CHECK(learned(x) == constant(x));
    Trainer<Learned, SquaredError, SGD> one{learned, {0.1}};
    Trainer<Constant, SquaredError, SGD> other{constant, {0.1}};
    CHECK(one.step(x, {{1.0, -1.0}}) == other.step(x, {{1.0, -1.0}}));
    CHECK(support::same(learned.weights<0>(), constant.weights<0>()));
    CHECK(support::same(learned.weights<2>(), constant.weights<1>()));
    CHECK(learned.weights<1>()(0, 2) != 2.0);
}

TEST_CASE("batch norm: is saved, and loads into its like") {
    using Net = Network<double, Input<3>, On<ReLU>, Dense<2>>;
    Net net = unlike_at_first<Net>();
    Saved<Net> bytes;
    REQUIRE(save(bytes, net) == StorageError::none);
    Net copy{};
    CHECK(load(bytes, copy) == StorageError::none);
    CHECK(copy.parameters() == net.parameters());
    Network<double, Input<3>, On<Tanh>, Dense<2>> other_activation{};
    Network<double, Input<3>, LayerNorm<>, Dense<2>> other_layer{};
    CHECK(load(ByteView{bytes.data(), bytes.size()}, other_activation) == StorageError::wrong_architecture);
    CHECK(load(ByteView{bytes.data(), bytes.size()}, other_layer) == StorageError::wrong_architecture);
}

TEST_CASE("batch norm: NaN and infinity come out, and no step is taken") {
    using Net = Network<float, Input<2, 2>, BatchNorm<decltype(two), two>>;
    for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        for (std::size_t k = 0; k < 4; ++k) {
            Net net{};
            initialize(net, 1);
            const auto before = net.parameters();
            Net::Input x{{1.0f, 2.0f, 3.0f, 4.0f}};
            x[k] = bad;
            for (std::size_t c = 0; c < 4; ++c) {
                CHECK(math::is_finite(net(x)[c]) == (c != k));
            }
            Trainer<Net, SquaredError, SGD> trainer{net, {0.1f}};
            const float loss = trainer.step(x, {{}});
            CHECK(math::is_nan(loss));
            CHECK(net.parameters() == before);
        }
    }
}

namespace nn = nervelet;

namespace readme {

// clang-format off
constexpr nn::BatchNormStatistics<float, 2> statistics = {{{0.5f, 12.0f}}, {{0.04f, 9.0f}}}; // at namespace scope
using Norm = nn::BatchNorm<decltype(statistics), statistics, nn::ReLU>;                      // the activation comes behind it
using Net = nn::Network<float, nn::Input<4>, nn::Dense<2>, Norm, nn::Dense<3, nn::Softmax>>;
// clang-format on

} // namespace readme

TEST_CASE("batch norm: what README shows") {
    using readme::Net;
    Net net{};
    nn::initialize(net, 7);
    nn::Merged<Net> merged = nn::merge(net); // Network<float, Input<4>, Dense<2, ReLU>, Dense<3, Softmax>>
    const Net::Input x{{1.0f, -2.0f, 0.5f, 3.0f}};
    for (std::size_t j = 0; j < 3; ++j) {
        CHECK(error(merged(x)[j], static_cast<double>(net(x)[j])) < 1e-5);
    }
}
