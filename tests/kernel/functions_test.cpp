// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <type_traits>

#include <nervelet/activation/relu.hpp>
#include <nervelet/activation/sigmoid.hpp>
#include <nervelet/activation/silu.hpp>
#include <nervelet/activation/tanh.hpp>
#include <nervelet/kernel/functions.hpp>

namespace kernel = nervelet::kernel;

static_assert(std::is_same<nervelet::Sigmoid::Known, kernel::KnownSigmoid>::value, "");
static_assert(std::is_same<nervelet::Tanh::Known, kernel::KnownTanh>::value, "");

TEST_CASE("what is made of a known function is not taken for it, nor is any other one") {
    CHECK(std::is_same<nervelet::SiLU::Known, kernel::Unknown>::value);
    CHECK(std::is_same<nervelet::ReLU::Known, kernel::Unknown>::value);
}
