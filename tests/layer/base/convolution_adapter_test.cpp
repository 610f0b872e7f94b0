// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include "support/factory.hpp"
#include "support/norms.hpp"

using namespace support;

namespace {

template <class T>
using Factory1D = Network<T, Input<9, 2>, Conv1D<4, 3, Tanh, Stride<2>, Padding<1>>, Dropout<20>,
                          Conv1D<3, 2, ReLU, Causal, Dilation<2>>, Dense<4, Softmax>>;

constexpr Factory1D<float> floats = network_of_numbers<Factory1D<float>>(1);
constexpr Factory1D<double> doubles = network_of_numbers<Factory1D<double>>(1);

template <class T, std::size_t Index>
struct Part;

template <std::size_t Index>
struct Part<float, Index> {
    using type = Stored<Factory1D<float>, floats, Index>;
};

template <std::size_t Index>
struct Part<double, Index> {
    using type = Stored<Factory1D<double>, doubles, Index>;
};

template <class T>
using FirstConv = Frozen<Conv1D<4, 3, Tanh, Stride<2>, Padding<1>>, typename Part<T, 0>::type>;
template <class T>
using SecondConv = Frozen<Conv1D<3, 2, ReLU, Causal, Dilation<2>>, typename Part<T, 1>::type>;

template <class T>
using Bottom = Network<T, Input<9, 2>, FirstConv<T>, Dropout<20>, SecondConv<T>, Dense<4, Softmax>>;
template <class T>
using Middle =
    Network<T, Input<9, 2>, Conv1D<4, 3, Tanh, Stride<2>, Padding<1>>, Dropout<20>, SecondConv<T>, Dense<4, Softmax>>;
template <class T>
using Biases = Network<T, Input<9, 2>, BiasOnly<FirstConv<T>>, Dropout<20>, BiasOnly<SecondConv<T>>, Dense<4, Softmax>>;
template <class T>
using Factors =
    Network<T, Input<9, 2>, LowRank<FirstConv<T>, 2>, Dropout<20>, LowRank<SecondConv<T>, 3, 6>, Dense<4, Softmax>>;

/// Rows and columns, and a convolution of one tap.
using Factory2D = Network<double, Input<4, 5, 2>, Conv2D<3, Kernel<2, 3>, Tanh, Same>, Conv2D<4, 1, Sigmoid>, Dense<4>>;
constexpr Factory2D rows_and_columns = network_of_numbers<Factory2D>(4);
using Group2D = Pretrained<Factory2D, rows_and_columns, 2>;
using Factors2D = Network<double, Input<4, 5, 2>, LowRank<Group2D, 2>, Dense<4, Softmax>>;
using Biases2D = Network<double, Input<4, 5, 2>, BiasOnly<Group2D>, Dense<4, Softmax>>;

template <class Net>
typename Net::Input input(std::size_t n) {
    typename Net::Input x{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = static_cast<typename Net::Scalar>(static_cast<int>((i * 7 + n * 11) % 13) - 6) / 4; // some are zero
    }
    return x;
}

template <class Net>
Net initialized(std::uint64_t seed) {
    Net net{};
    initialize(net, seed);
    return net;
}

/// Every parameter drawn, also those that start as zero.
template <class Net>
Net disturbed() {
    Net net = initialized<Net>(5);
    Random random(6);
    for (auto& parameter : net.parameters()) {
        parameter += static_cast<typename Net::Scalar>(random.uniform<float>()) / 2 - typename Net::Scalar(0.25);
    }
    return net;
}

template <class Net>
bool computes_as_merged(const Net& net) {
    const Merged<Net> plain = merge(net);
    bool same = true;
    for (std::size_t n = 0; n < 3; ++n) {
        same = same && net(input<Net>(n)) == plain(input<Net>(n));
    }
    return same;
}

template <class Net>
double difference_to_merged(const Net& net) {
    const Merged<Net> plain = merge(net);
    double largest = 0.0;
    for (std::size_t j = 0; j < 4; ++j) {
        const double difference = static_cast<double>(net(input<Net>(1))[j] - plain(input<Net>(1))[j]);
        largest = difference > largest ? difference : (-difference > largest ? -difference : largest);
    }
    return largest;
}

/// Three steps on batches of two of three.
template <template <class> class Optimizer, class Net>
Merged<Net> after_three(Net net) {
    using T = typename Net::Scalar;
    Trainer<Net, CrossEntropy, Optimizer, 3> trainer{net, {T(0.125)}, 9};
    const std::array<typename Net::Input, 3> xs{{input<Net>(0), input<Net>(1), input<Net>(2)}};
    for (std::size_t step = 0; step < 3; ++step) {
        trainer.step(xs, std::array<Label, 3>{{Label{1}, Label{3}, Label{0}}}, 2);
    }
    return merge(net);
}

/// Bound and exact squared norm of the gradient, which ClipByNorm must be told exactly.
template <class Net, std::size_t Count>
void check_norm(const Net& net) {
    const std::array<typename Net::Input, 3> xs{{input<Net>(0), input<Net>(1), input<Net>(2)}};
    const std::array<Label, 3> labels{{Label{1}, Label{3}, Label{0}}};
    const support::Norms norms = support::norms<Count>(net, xs, labels);
    CHECK(norms.squared_bound >= norms.squared_visited);
    CHECK(norms.told == doctest::Approx(math::sqrt(norms.squared_visited)).epsilon(1e-12));
}

} // namespace

static_assert(sizeof(Biases<float>) == (4 + 3 + 5 * 3 * 4 + 4) * sizeof(float), "biases, and the Dense");
static_assert(Factors<float>::parameter_count == (3 * 2 + 4) * 2 + (2 * 4 + 3) * 3 + 5 * 3 * 4 + 4, "A and B of each");

TEST_CASE_TEMPLATE("frozen convolutions compute what the plain ones do, and what learns gets their bits", T, float,
                   double) {
    const Bottom<T> bottom = initialized<Bottom<T>>(3);
    CHECK(computes_as_merged(bottom));
    CHECK(same_weights<0>(after_three<SGD>(bottom), merge(bottom)));
    CHECK_FALSE(same_weights<2>(after_three<Adam>(bottom), merge(bottom)));
    const Middle<T> middle = initialized<Middle<T>>(3);
    CHECK(computes_as_merged(middle));
    CHECK(same_weights<1>(after_three<SGD>(middle), merge(middle)));
    using Net = Middle<T>;
    Net one = middle;
    Merged<Net> plain = merge(middle);
    Trainer<Net, CrossEntropy, SGD> trainer{one, {T(0.125)}, 9};
    Trainer<Merged<Net>, CrossEntropy, SGD> of_plain{plain, {T(0.125)}, 9};
    CHECK(trainer.step(input<Net>(0), Label{1}) == of_plain.step(input<Net>(0), Label{1}));
    CHECK(same_weights<0>(merge(one), plain)); // dJ/dx comes down through the frozen one
    CHECK(same_bias<0>(merge(one), plain));
}

TEST_CASE_TEMPLATE("bias only over convolutions: the bits of the plain network, forwards and in a step", T, float,
                   double) {
    CHECK(computes_as_merged(initialized<Biases<T>>(3)));
    const Biases<T> start = disturbed<Biases<T>>();
    CHECK(computes_as_merged(start));
    using Net = Biases<T>;
    Net net = start;
    Merged<Net> plain = merge(net);
    Trainer<Net, CrossEntropy, SGD, 3> trainer{net, {T(0.125)}, 9};
    Trainer<Merged<Net>, CrossEntropy, SGD, 3> of_plain{plain, {T(0.125)}, 9};
    const std::array<typename Net::Input, 3> xs{{input<Net>(0), input<Net>(1), input<Net>(2)}};
    const std::array<Label, 3> labels{{Label{1}, Label{3}, Label{0}}};
    CHECK(trainer.step(xs, labels) == of_plain.step(xs, labels));
    CHECK(same_bias<0>(merge(net), plain));
    CHECK(same_bias<1>(merge(net), plain));
    CHECK(same_weights<0>(merge(net), merge(start)));
    CHECK_FALSE(same_bias<0>(merge(net), merge(start)));
}

TEST_CASE_TEMPLATE("low rank over convolutions: starts as the frozen one, and computes what merge() gives", T, float,
                   double) {
    CHECK(computes_as_merged(initialized<Factors<T>>(3)));
    CHECK(difference_to_merged(disturbed<Factors<T>>()) < (sizeof(T) == 4 ? 1e-6 : 1e-14));
    CHECK_FALSE(disturbed<Factors<T>>()(input<Factors<T>>(1)) == initialized<Factors<T>>(3)(input<Factors<T>>(1)));
    CHECK_FALSE(same_weights<0>(after_three<SGD>(initialized<Factors<T>>(3)), merge(initialized<Factors<T>>(3))));
}

TEST_CASE("adapters of convolutions: finite differences, also over rows and columns") {
    CHECK(gradient_check<CrossEntropy>(disturbed<Bottom<double>>(), input<Bottom<double>>(0), Label{1}).largest_error <
          1e-7);
    CHECK(gradient_check<CrossEntropy>(disturbed<Middle<double>>(), input<Middle<double>>(0), Label{1}).largest_error <
          1e-7);
    CHECK(gradient_check<CrossEntropy>(disturbed<Biases<double>>(), input<Biases<double>>(0), Label{1}).largest_error <
          1e-7);
    CHECK(
        gradient_check<CrossEntropy>(disturbed<Factors<double>>(), input<Factors<double>>(0), Label{1}).largest_error <
        1e-7);
    CHECK(gradient_check<CrossEntropy>(disturbed<Factors2D>(), input<Factors2D>(0), Label{1}).largest_error < 1e-7);
    CHECK(gradient_check<CrossEntropy>(disturbed<Biases2D>(), input<Biases2D>(0), Label{1}).largest_error < 1e-7);
    CHECK(computes_as_merged(disturbed<Biases2D>()));
}

TEST_CASE("adapters of convolutions: the norm is told exactly, and its bound is one") {
    check_norm<Biases<double>, 1>(disturbed<Biases<double>>());
    check_norm<Biases<double>, 3>(disturbed<Biases<double>>());
    check_norm<Factors<double>, 1>(disturbed<Factors<double>>());
    check_norm<Factors<double>, 3>(disturbed<Factors<double>>());
}
