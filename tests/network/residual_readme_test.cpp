// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

namespace {

using Half = nn::Conv1D<8, 3, nn::ReLU, nn::Stride<2>, nn::Same>;
using Block = nn::Residual<Half, nn::Conv1D<8, 3, nn::Identity, nn::Same>, nn::ReLU>;
using Net = nn::Network<float, nn::Input<16, 3>, nn::Conv1D<4, 5, nn::ReLU>, Block, nn::Dense<4, nn::Softmax>>;

} // namespace

TEST_CASE("README: the layers inside of a Residual and its projection") {
    Net net{};
    nn::initialize(net, 3);
    const auto first = net.weights<1>();      // of the convolutions inside: weights<1>(), weights<2>()
    const auto projection = net.weights<3>(); // 4 x 8: x has 4 channels, the sum 8; bias<3>()
    CHECK(first.size() == 3 * 4 * 8);
    CHECK(projection.size() == 4 * 8);
    CHECK(projection.data() + 4 * 8 == net.bias<3>().data());
    CHECK(net.bias<3>().data() + 8 == net.weights<4>().data());
    CHECK(nn::math::is_finite(net({})[0]));
}
