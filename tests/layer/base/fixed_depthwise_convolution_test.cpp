// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

#include "../../support/fixed16_windows.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

/// The products of a depthwise convolution: every weight of a filter with the channel that it sees, one of M filters.
template <class Layer>
struct DepthwiseProducts {
    using Windows = typename Layer::Windows;
    static constexpr std::size_t multiplier = Layer::filters / Windows::channels;

    template <class Visit>
    static void visit(std::size_t position, std::size_t filter, Visit visit) {
        Windows::for_each_tap(position, [&](std::size_t tap, std::size_t number) {
            visit(number + filter / multiplier, filter * Layer::weight_rows + tap);
        });
    }
};

/// Small numbers, of which no sum leaves 32 bits; large ones, of which many do.
template <class Description, class InputShape>
void compare() {
    compare_windows<Description, InputShape, DepthwiseProducts>(3, 8000, 5000, 300, true);
    compare_windows<Description, InputShape, DepthwiseProducts>(3, 32767, 32767, 32767, true);
}

} // namespace

TEST_CASE("DepthwiseConv1D and DepthwiseConv2D in 16 bits are exact") {
    compare<DepthwiseConv1D<5, ReLU>, Shape<20, 3>>();
    compare<DepthwiseConv1D<3, ReLU, Multiplier<2>, Same>, Shape<11, 4>>();
    compare<DepthwiseConv1D<3, ReLU, Causal, Dilation<2>, Stride<2>>, Shape<11, 2>>();
    compare<DepthwiseConv2D<3, ReLU>, Shape<6, 5, 2>>();
    compare<DepthwiseConv2D<3, ReLU, Same, Stride<2>>, Shape<5, 6, 3>>();
    compare<DepthwiseConv2D<Kernel<2, 1>, ReLU, Multiplier<3>>, Shape<4, 3, 2>>();
}
