// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/bits_runs.hpp"

using namespace support;

namespace {

using DoubleClassifierNet = Network<double, Input<5>, Dropout<20>, Dense<19, ReLU>, Dropout<30>, Dense<4, Softmax>>;
using DoubleRegressionNet = Network<double, Input<3>, Dense<6, Tanh>, Dense<5, GELU>, Dense<4, SiLU>,
                                    Dense<4, Softplus>, Dense<3, ELU>, Dense<2, Sigmoid>>;

} // namespace

TEST_CASE("the same bits in double, also where a board computes it in software") {
    const DoubleClassifierNet classifier = teach_classifier<DoubleClassifierNet>();
    const DoubleRegressionNet regression = teach_regression<DoubleRegressionNet>();
    CHECK(crc32(classifier.parameters()) == 0xbbfd8c0cu);
    CHECK(crc32(regression.parameters()) == 0x44c66a9cu);
}
