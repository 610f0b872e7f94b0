// Part of nervelet. MIT licence, the nervelet authors.
#include "support/digits_fixed16.hpp"

#include <nervelet/activation/relu.hpp>
#include <nervelet/layer/dropout.hpp>

#include <doctest/doctest.h>

// 64-32-10 with dropout on digits learns in 16 bits what it learns in float with the same rate.

using namespace nervelet;

namespace {

template <class T>
using Net = Network<T, Input<64>, Dense<32, ReLU>, Dropout<20>, Dense<10, Softmax>>;

template <class T>
using Half = Network<T, Input<64>, Dropout<10>, Dense<32, ReLU>, Dropout<50>, Dense<10, Softmax>>;

} // namespace

TEST_CASE("20 in 100 dropped, at a rate of 0.001") {
    support::compare_on_digits<Net>(0.001f, 40000, 5, 0.5, 1.05);
}
TEST_CASE("20 in 100 dropped, at a rate of 0.03") {
    support::compare_on_digits<Net>(0.03f, 20000, 5, 0.5, 1.05);
}
TEST_CASE("10 in 100 of the inputs and half of the hidden units dropped, at a rate of 0.03") {
    support::compare_on_digits<Half>(0.03f, 20000, 20, 1.5, 1.05); // the seeds spread by 1.0 and 1.4
}
