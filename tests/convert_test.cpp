// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <type_traits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

template <class T>
using Net = Network<T, Input<3>, Dense<4, ReLU>, Dense<2, Softmax>>;

template <class Floats = Net<float>>
constexpr Floats factory() {
    Floats net;
    initialize(net, 7);
    net.template bias<1>()[1] = 0.5f;
    return net;
}

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
constexpr Net<Fixed16> constant = convert<Fixed16>(factory());
static_assert(constant.bias<1>()[1].raw == 4096, "made by the compiler");
constexpr Net<float> constant_floats = convert<float>(constant);
static_assert(constant_floats.bias<1>()[1] == 0.5f, "and back");
#endif

/// Weights that C++14 can write: all at once.
constexpr Net<float> factory_of_numbers() {
    constexpr std::array<float, Net<float>::parameter_count> numbers{{0.5f, -0.25f, 0.125f, 0.0f, -1.0f, 2.0f}};
    Net<float> net;
    net.parameters() = numbers;
    return net;
}

#if defined(NERVELET_HAS_BIT_CAST)
constexpr Net<Fixed16> constant_before_17 = convert<Fixed16>(factory_of_numbers());
static_assert(constant_before_17.weights<0>()(1, 1).raw == 2 * 8192, "made by the compiler, as C++14, too");
static_assert(constant_before_17.parameters()[3 * 1 + 1].raw == 2 * 8192, "in the order of 16 bits");
#endif
constexpr Net<float> the_same = convert<float>(factory_of_numbers());
static_assert(the_same.weights<0>()(1, 1) == 2.0f && the_same.parameters()[5] == 2.0f, "by any compiler");

} // namespace

TEST_CASE("convert: to 16 bits and back, each weight in its place") {
    const Net<float> net = factory();
    const auto fixed = convert<Fixed16>(net);
    static_assert(std::is_same<decltype(fixed), const Net<Fixed16>>::value, "the same layers");
    const auto back = convert<float>(fixed);
    for (std::size_t in = 0; in < 3; ++in) {
        for (std::size_t out = 0; out < 4; ++out) {
            const float weight = net.weights<0>()(in, out);
            CHECK(fixed.weights<0>()(in, out) == Fixed16::weight(weight));
            CHECK(fixed.parameters()[out * 3 + in] == Fixed16::weight(weight));
            CHECK(std::fabs(back.weights<0>()(in, out) - weight) <= 0.5f / 8192);
            CHECK(back.weights<0>()(in, out) == fixed.weights<0>()(in, out).weight());
        }
    }
    CHECK(back.bias<1>()[1] == 0.5f);
    const auto again = convert<Fixed16>(back);
    CHECK(again.parameters() == fixed.parameters());
}

TEST_CASE("convert: what does not fit is saturated") {
    Net<float> net;
    net.weights<0>()(1, 2) = 5.0f;
    net.bias<0>()[0] = -5.0f;
    const auto fixed = convert<Fixed16>(net);
    CHECK(fixed.weights<0>()(1, 2).raw == 32767);
    CHECK(fixed.bias<0>()[0].raw == -32768);
    const auto wider = convert<Fixed<12, 11>>(net);
    CHECK(wider.weights<0>()(1, 2).raw == 5 * 4096);
}

TEST_CASE("convert: between float and double, and between two forms of 16 bits") {
    const Net<float> net = factory();
    CHECK(convert<float>(convert<double>(net)).parameters() == net.parameters());
    const auto coarse = convert<Fixed<12, 10>>(convert<Fixed16>(net));
    CHECK(coarse.bias<1>()[1].raw == 2048);
}

TEST_CASE("convert: initialize() of 16 bits is that of float, rounded") {
    Net<float> net;
    Net<Fixed16> fixed;
    initialize(net, 3);
    initialize(fixed, 3);
    CHECK(convert<Fixed16>(net).parameters() == fixed.parameters());
    CHECK(is_initialized(fixed));
    CHECK_FALSE(is_initialized(Net<Fixed16>()));
}

TEST_CASE("convert: a float network of convolutions becomes one of double") {
    Network<float, Input<6, 2>, Conv1D<3, 3, ReLU>, GlobalAveragePool, Dense<2, Softmax>> net;
    initialize(net, 1);
    const auto twice = convert<double>(net);
    CHECK(convert<float>(twice).parameters() == net.parameters());
}

TEST_CASE("convert: the numbers of an array are rounded as activations") {
    const std::array<float, 4> x{{0.5f, -1.0f, 100.0f, 0.0003f}};
    const auto fixed = convert<Fixed16>(x);
    CHECK(fixed[0].raw == 1024);
    CHECK(fixed[1].raw == -2048);
    CHECK(fixed[2].raw == 32767);
    CHECK(fixed[3].raw == 1);
    CHECK(convert<float>(fixed)[1] == -1.0f);
    CHECK(convert<Fixed<13, 10>>(fixed)[0].raw == 512);
    CHECK(convert<double>(std::array<double, 1>{{0.1}})[0] == 0.1);
}

TEST_CASE("convert: a normalizer of float in front of a network of 16 bits") {
    const auto normalizer = StandardNormalizer<float, 2>::from_mean_and_variance({{300.0f, 5.0f}}, {{2500.0f, 4.0f}});
    const auto x = convert<Fixed16>(normalizer.apply({{350.0f, 4.0f}}));
    CHECK(x[0].raw == 2048);
    CHECK(x[1].raw == -1024);
}
