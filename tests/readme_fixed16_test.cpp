// Part of nervelet. MIT licence, the nervelet authors.
// The part of include/nervelet/README.md for 16 bits, as it stands there.
#include <array>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/factory.hpp"

namespace nn = nervelet;

namespace {

using Factory = nn::Network<float, nn::Input<16>, nn::Dense<8, nn::ReLU>, nn::Dense<4, nn::Softmax>>;

constexpr Factory factory = support::network_of_numbers<Factory>(3); // yours: trained in float on a PC

// clang-format off
using Net = nn::Network<nn::Fixed16, nn::Input<16>, nn::Dense<8, nn::ReLU>, nn::Dense<4, nn::Softmax>>;
static Net net = nn::convert<nn::Fixed16>(factory);            // 344 bytes; or initialize(net, 7)
static nn::Trainer<Net, nn::CrossEntropy, nn::SGD> trainer{net, {0.05f}, 1}; // below 1/8; the seed is for rounding
// clang-format on

static_assert(sizeof(net) == 344, "");

} // namespace

TEST_CASE("README: 16 bits") {
    const std::array<Factory::Input, 2> samples{{{{1.0f, -0.5f}}, {{0.25f, 0.0f, 2.0f}}}};
    // clang-format off
Net::Input x{};
x[0] = nn::Fixed16(0.5f);                                      // a float, rounded; or Fixed16::from_raw(1024)
const nn::FixedLoss loss = trainer.step(x, nn::Label{3});      // loss.refused(), float(loss), loss.raw()
const Net::Output y = net(x);                                  // float(y[3]), y[3].raw, argmax(y)
const float weight = net.weights<0>()(3, 5).weight();          // a parameter has other fraction bits than an activation
const auto back = nn::convert<float>(net);                     // the network of floats
const auto range = nn::range_of(factory, samples);             // fits Fixed<range.weight_bits, range.activation_bits>
    // clang-format on
    CHECK_FALSE(loss.refused());
    CHECK(float(loss) > 0.0f);
    CHECK(nn::argmax(y) < 4);
    CHECK(range.weight_bits == 13);
    CHECK(range.activation_bits == 11);
    CHECK(range.input == 2.0f);
    CHECK(range.saturated() == 0);
    CHECK(back.weights<0>()(3, 5) == weight);
    CHECK(float(nn::evaluate<nn::CrossEntropy>(net, x, nn::Label{3})) < float(loss));
}
