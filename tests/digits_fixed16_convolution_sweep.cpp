// Part of nervelet. MIT licence, the nervelet authors.
#include "support/digits_fixed16.hpp"

#include <nervelet/activation/relu.hpp>
#include <nervelet/layer/conv2d.hpp>
#include <nervelet/layer/global_average_pool.hpp>
#include <nervelet/layer/max_pool2d.hpp>

#include <doctest/doctest.h>

// Convolutions on digits learn in 16 bits what they learn in float.

using namespace nervelet;

namespace {

template <class T>
using Pooled = Network<T, Input<8, 8, 1>, Conv2D<8, 3, ReLU>, MaxPool2D<2>, Conv2D<16, 2, ReLU>, Dense<10, Softmax>>;

template <class T>
using Averaged = Network<T, Input<8, 8, 1>, Conv2D<8, 3, ReLU, Same>, Conv2D<16, 3, ReLU, Stride<2>>, GlobalAveragePool,
                         Dense<10, Softmax>>;

} // namespace

TEST_CASE("two convolutions with a pool, at a rate of 0.01") {
    support::compare_on_digits<Pooled>(0.01f, 20000, 5, 1, 1.05);
}
TEST_CASE("two convolutions with a pool, at a rate of 0.003") {
    support::compare_on_digits<Pooled>(0.003f, 20000, 4, 1, 1.05);
}
TEST_CASE("a mean over all positions above two convolutions") {
    support::compare_on_digits<Averaged>(0.005f, 20000, 5, 1, 1.05);
}
