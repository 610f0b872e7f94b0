// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Net = Network<float, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;
using WithSGD = Trainer<Net, CrossEntropy, SGD>;
using WithAdam = Trainer<Net, CrossEntropy, Adam>;
using Accumulated = Accumulator<Net, CrossEntropy, SGD>;
constexpr std::size_t weights = (64 * 32 + 32 + 32 * 10 + 10) * sizeof(float);

// What is promised of 64-32-10; one byte less than it takes does not compile: compile_fail/fits_not.cpp.
static_assert(fits<WithSGD, 10150>(), "");
static_assert(fits<WithAdam, 3 * weights + 600>(), "");
static_assert(fits<Accumulated, 2 * weights + 400>(), "");
static_assert(fits<WithSGD, memory_of<WithSGD>().total>(), "the bound itself is allowed");

} // namespace

TEST_CASE("fits holds up to the very byte") {
    CHECK(fits<WithSGD, memory_of<WithSGD>().total>());
    CHECK(fits<WithSGD, 20 * 1024>());
    CHECK(fits<WithAdam, 32 * 1024>());
}
