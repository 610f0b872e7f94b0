// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <type_traits>

#include <nervelet/nervelet.hpp>

#include "support/factory.hpp"
#include "support/reference.hpp"

using namespace nervelet;

namespace {

constexpr BatchNormStatistics<double, 3> first{{{0.25, -0.5, 1.0}}, {{0.5, 2.0, 0.125}}, 1e-3};
constexpr BatchNormStatistics<double, 3> second{{{-1.0, 0.75, 0.0}}, {{0.0, 1.0, 3.0}}, 0.5};

template <class Activation = Identity>
using Norm = BatchNorm<decltype(first), first, Activation>;
template <class Activation = Identity>
using Other = BatchNorm<decltype(second), second, Activation>;

template <class Activation = Identity>
using Filters = Conv1D<3, 2, Activation, Stride<1>>;
template <class Activation = Identity>
using Filters2D = Conv2D<3, Kernel<2, 1>, Activation, Same>;

template <class... Layers>
using In = Network<double, Input<6>, Layers...>;
template <class... Layers>
using InRows = Network<double, Input<4, 2>, Layers...>;
template <class... Layers>
using InImage = Network<double, Input<3, 2, 2>, Layers...>;

constexpr In<Dense<3>> taught = support::network_of_numbers<In<Dense<3>>>(3);
using Taught = Frozen<Dense<3>, Stored<In<Dense<3>>, taught>>;
constexpr std::array<double, 6> scale_and_shift{{0.5, -1.5, 2.0, 0.25, 1.0, -0.75}};
template <class Activation>
using FrozenNorm = Frozen<Norm<Activation>, Stored<decltype(scale_and_shift), scale_and_shift>>;

template <class From, class To>
constexpr bool becomes() {
    return std::is_same<Merged<From>, To>::value;
}

static_assert(becomes<In<Dense<3>, Norm<ReLU>, Dense<2>>, In<Dense<3, ReLU>, Dense<2>>>(), "the Dense takes ReLU");
static_assert(becomes<In<Dense<3>, Norm<Softmax>>, In<Dense<3, Softmax>>>(), "on top");
static_assert(becomes<In<Dense<3>, Norm<>, Other<Tanh>>, In<Dense<3, Tanh>>>(), "one after the other");
static_assert(becomes<In<Dense<4, ReLU>, Dense<3>, Norm<>>, In<Dense<4, ReLU>, Dense<3>>>(), "only what lies below");
static_assert(becomes<In<Taught, Norm<ReLU>>, In<Dense<3, ReLU>>>(), "into a frozen layer");
static_assert(becomes<In<LowRank<Taught, 2>, Norm<ReLU>>, In<Dense<3, ReLU>>>(), "into a product of low rank");
static_assert(becomes<In<BiasOnly<Taught>, FrozenNorm<ReLU>>, In<Dense<3, ReLU>>>(), "a frozen one into another");
static_assert(becomes<InRows<Filters<>, Norm<ReLU>>, InRows<Filters<ReLU>>>(), "into a convolution");
static_assert(becomes<InImage<Filters2D<>, Norm<ReLU>>, InImage<Filters2D<ReLU>>>(), "with its options");
static_assert(becomes<InRows<Filters<>, DepthwiseConv1D<2>, Norm<ReLU>>, InRows<Filters<>, DepthwiseConv1D<2, ReLU>>>(),
              "into a depthwise one");

// Where it cannot be written into the layer below, it stays.
static_assert(becomes<In<Dense<3, ReLU>, Norm<>>, In<Dense<3, ReLU>, Norm<>>>(), "an activation lies between");
static_assert(becomes<In<Dense<3>, Dropout<10>, Norm<>>, In<Dense<3>, Dropout<10>, Norm<>>>(), "dropout does");
static_assert(becomes<In<Dense<3>, LayerNorm<>, Norm<>>, In<Dense<3>, LayerNorm<>, Norm<>>>(), "LayerNorm does");
static_assert(becomes<In<Dense<3>, Norm<ReLU>, Other<Tanh>>, In<Dense<3, ReLU>, Other<Tanh>>>(), "its ReLU does");
static_assert(
    becomes<Network<double, Input<3>, Norm<ReLU>, Dense<3>>, Network<double, Input<3>, Norm<ReLU>, Dense<3>>>(),
    "nothing is below");
using InResidual = In<Dense<3>, Residual<Dense<3>, Norm<ReLU>>>;
static_assert(becomes<InResidual, In<Dense<3>, Residual<Dense<3, ReLU>>>>(), "inside of a Residual, too");

template <class Net>
Net some_network() {
    return support::network_of_numbers<Net>(5);
}

/// The largest difference of outputs over some inputs, relative to the largest output.
template <class Net>
double difference(const Net& net) {
    const Merged<Net> plain = merge(net);
    double worst = 0.0;
    for (std::uint64_t seed = 1; seed < 5; ++seed) {
        Random random(seed);
        typename Net::Input x{};
        for (auto& value : x) {
            value = 4.0 * random.uniform<double>() - 2.0;
        }
        worst = reference::larger(worst, reference::tensor_error(plain(x).data(), net(x).data(), Net::output_size));
    }
    return worst;
}

using Folded = In<Dense<3>, Norm<Tanh>, Dense<2>>;
constexpr Folded folded = support::network_of_numbers<Folded>(2);

} // namespace

#if __cplusplus >= 201703L
static_assert(merge(folded).parameters()[21] == folded.parameters()[27], "in a constant expression");
#endif

TEST_CASE("merge: a BatchNorm goes into the layer below, which then computes the same") {
    CHECK(difference(some_network<In<Dense<3>, Norm<ReLU>, Dense<2>>>()) < 1e-14);
    CHECK(difference(some_network<In<Dense<3>, Norm<Softmax>>>()) < 1e-14);
    CHECK(difference(some_network<In<Dense<3>, Norm<>, Other<Tanh>, Dense<3>, Other<Sigmoid>>>()) < 1e-14);
    CHECK(difference(some_network<In<Taught, Norm<ReLU>, Dense<3, Tanh>, Norm<>>>()) < 1e-14);
    CHECK(difference(some_network<In<LowRank<Taught, 2>, Norm<ReLU>>>()) < 1e-14);
    CHECK(difference(some_network<In<BiasOnly<Taught>, FrozenNorm<Tanh>>>()) < 1e-14);
    CHECK(difference(some_network<InRows<Filters<>, Norm<Tanh>, Filters<>, Norm<>>>()) < 1e-14);
    CHECK(difference(some_network<InRows<Filters<>, Norm<ReLU>, MaxPool1D<2>, Dense<2>>>()) < 1e-14);
    CHECK(difference(some_network<InImage<Filters2D<>, Norm<Tanh>, Dense<2>>>()) < 1e-14);
    CHECK(difference(some_network<InRows<Filters<>, DepthwiseConv1D<2>, Norm<ReLU>>>()) < 1e-14);
    CHECK(difference(some_network<InImage<Filters2D<>, DepthwiseConv2D<2>, Norm<Tanh>>>()) < 1e-14);
    CHECK(difference(some_network<InResidual>()) == 0.0);
}

TEST_CASE("merge: W[:][c] s_c and (b_c - mean_c) s_c + beta_c, s = gamma / sqrt(variance + epsilon)") {
    const Merged<Folded> plain = merge(folded);
    for (std::size_t c = 0; c < 3; ++c) {
        const double s = folded.weights<1>()(0, c) / math::sqrt(first.variance[c] + 1e-3);
        for (std::size_t k = 0; k < 6; ++k) {
            CHECK(plain.weights<0>()(k, c) == doctest::Approx(folded.weights<0>()(k, c) * s).epsilon(1e-15));
        }
        const double b = (folded.bias<0>()[c] - first.mean[c]) * s + folded.bias<1>()[c];
        CHECK(plain.bias<0>()[c] == doctest::Approx(b).epsilon(1e-14));
    }
    CHECK(support::same(plain.weights<1>(), folded.weights<2>()));
    CHECK(support::same(plain.bias<1>(), folded.bias<2>()));
    CHECK(merge(plain).parameters() == plain.parameters());
}

TEST_CASE("take_over: a BatchNorm takes over what the same layer of the other network has") {
    using Net = In<Taught, Norm<Tanh>, Dense<2>>;
    Net net{};
    take_over(net, folded);
    CHECK(support::same(net.weights<0>(), folded.weights<1>()));
    CHECK(support::same(net.bias<0>(), folded.bias<1>()));
    CHECK(support::same(net.weights<1>(), folded.weights<2>()));
}

TEST_CASE("a network with a BatchNorm in flash below a head that learns") {
    using Net = In<Pretrained<Folded, folded, 2>, Dense<2>>;
    static_assert(Net::parameter_count == 8, "the head");
    Net net{};
    take_over(net, folded);
    const Net::Input x{{0.5, -1.0, 0.0, 2.0, -0.75, 1.5}};
    CHECK(net(x) == folded(x));
    CHECK(memory_of<Trainer<Net, SquaredError, SGD>>().activations == (3 + 2 * 2) * sizeof(double));
}
