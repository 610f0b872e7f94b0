// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "support/fixed16_convolution_lesson.hpp"

#include <nervelet/activation/tanh.hpp>
#include <nervelet/layer/dropout.hpp>
#include <nervelet/layer/spatial_dropout.hpp>
#include <nervelet/network/residual.hpp>

using namespace support;

namespace {

using Dropping16 =
    nervelet::Network<nervelet::Fixed16, nervelet::Input<12, 2>, nervelet::Dropout<10>,
                      nervelet::Conv1D<4, 3, nervelet::ReLU, nervelet::Same>, nervelet::SpatialDropout<25>,
                      nervelet::Residual<nervelet::Dropout<33>, nervelet::Conv1D<4, 1, nervelet::Tanh>>,
                      nervelet::MaxPool1D<3>, nervelet::Dropout<50>, nervelet::Dense<3, nervelet::Softmax>>;

} // namespace

TEST_CASE("the same bits in 16 bits: dropout, by CRC-32 of all parameters") {
    int steps = 20; // the compiler does not know
    CHECK(taught_convolution_crc<Dropping16>(steps) == 0xDF59633Eu);
    steps = 1;
    CHECK(taught_convolution_crc<Dropping16>(steps) == 0xCEB5AB22u);
}

#if defined(NERVELET_HAS_BIT_CAST) && __cplusplus >= 201703L
static_assert(taught_convolution_crc<Dropping16>(1) == 0xCEB5AB22u, "the compiler computes the same");
#endif
