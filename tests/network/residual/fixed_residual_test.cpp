// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "../../support/fixed16_gradient.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

template <class... Layers>
void compare() {
    const RelativeErrors errors = mean_errors_of_16_bits<Layers...>();
    CHECK(errors.output < 0.003);
    CHECK(errors.gradient < 0.01);
}

} // namespace

TEST_CASE("a Residual in 16 bits: outputs and gradients are those of float") {
    compare<Input<12>, Dense<8, ReLU>, Residual<Dense<8, ReLU>, Dense<8>>, Dense<3, Softmax>>();
    compare<Input<12, 2>, Conv1D<4, 3, ReLU, Same>,
            Residual<Conv1D<6, 3, ReLU, Same>, Conv1D<4, 3, Identity, Same>, ReLU>, GlobalAveragePool,
            Dense<3, Softmax>>();
    compare<Input<6, 6, 1>, Conv2D<3, 3, ReLU>, Residual<DepthwiseConv2D<3, ReLU, Same>>, MaxPool2D<2>,
            Dense<3, Softmax>>();
}

TEST_CASE("a Residual in 16 bits with a projection, and one inside of another") {
    compare<Input<8, 2>, Conv1D<3, 3, ReLU, Same>,
            Residual<Conv1D<5, 3, ReLU, Same, Stride<2>>, Conv1D<5, 3, Identity, Same>, ReLU>, Dense<3, Softmax>>();
    compare<Input<12>, Dense<6, ReLU>, Residual<Dense<9, ReLU>, Dense<4>>, Dense<3, Softmax>>();
    compare<Input<12>, Dense<6, ReLU>, Residual<Residual<Dense<6, ReLU>>, Dense<6>, ReLU>, Dense<3, Softmax>>();
}

TEST_CASE("a Residual in 16 bits saturates its sum, and that of its gradients") {
    using Net = Network<Fixed16, Input<1>, Dense<1, ReLU>, Residual<Dense<1>>, Dense<2, Softmax>>;
    Net net;
    net.weights<0>()(0, 0) = Fixed16::weight(1.0f);
    net.weights<1>()(0, 0) = Fixed16::weight(1.0f);
    net.weights<2>()(0, 0) = Fixed16::weight(1.0f);
    CHECK(net.logits({Fixed16(3.0f)})[0] == Fixed16(6.0f));
    CHECK(net.logits({Fixed16(9.0f)})[0].raw == 32767);
    Fixed16 sum = Fixed16::from_raw(32000);
    detail::give_fixed_number(detail::FixedAddInto<Fixed16>{&sum}, 0, 20000);
    CHECK(sum.raw == 32767);
    detail::give_fixed_number(detail::FixedAddInto<Fixed16>{&sum}, 0, -32768);
    CHECK(sum.raw == -1);
}
