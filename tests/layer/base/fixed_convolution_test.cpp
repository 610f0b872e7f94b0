// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

#include "../../support/fixed16_windows.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

/// The products of a convolution: every weight of a filter with what it sees.
template <class Layer>
struct ConvolutionProducts {
    using Windows = typename Layer::Windows;

    template <class Visit>
    static void visit(std::size_t position, std::size_t filter, Visit visit) {
        Windows::for_each_tap(position, [&](std::size_t tap, std::size_t number) {
            for (std::size_t c = 0; c < Windows::channels; ++c) {
                visit(number + c, filter * Layer::weight_rows + tap * Windows::channels + c);
            }
        });
    }
};

/// Small numbers, of which no sum leaves 32 bits; large ones, of which many do; both once more without a delta.
template <class Description, class InputShape, bool IsReLU = true>
void compare() {
    compare_windows<Description, InputShape, ConvolutionProducts>(1, 8000, 6000, 300, IsReLU);
    compare_windows<Description, InputShape, ConvolutionProducts>(2, 32767, 32767, 32767, IsReLU);
    compare_windows<Description, InputShape, ConvolutionProducts>(3, 32767, 2000, 9000, IsReLU);
    compare_windows<Description, InputShape, ConvolutionProducts>(4, 8000, 6000, 0, IsReLU);
}

} // namespace

TEST_CASE("Conv1D in 16 bits is exact: every option") {
    compare<Conv1D<8, 5, ReLU>, Shape<20, 3>>();
    compare<Conv1D<5, 3>, Shape<11, 4>, false>();
    compare<Conv1D<3, 4, ReLU, Stride<2>>, Shape<13, 2>>();
    compare<Conv1D<3, 4, ReLU, Stride<3>, Same>, Shape<13, 2>>();
    compare<Conv1D<6, 3, ReLU, Causal, Dilation<4>>, Shape<10, 5>>();
    compare<Conv1D<1, 3, ReLU, Padding<2>, Dilation<2>, Stride<2>>, Shape<9, 1>>();
    compare<Conv1D<7, 1, ReLU>, Shape<6, 9>>();
    compare<Conv1D<2, 1, ReLU, Stride<4>>, Shape<9, 3>>(); // leaves numbers out
}

TEST_CASE("Conv2D in 16 bits is exact: every option") {
    compare<Conv2D<4, 3, ReLU>, Shape<6, 5, 2>>();
    compare<Conv2D<5, 3, ReLU, Same>, Shape<4, 6, 3>>();
    compare<Conv2D<3, Kernel<2, 4>, ReLU, Stride<2, 1>>, Shape<7, 6, 1>>();
    compare<Conv2D<3, Kernel<3, 2>, Identity, Padding<2, 1>, Stride<2>>, Shape<5, 6, 2>, false>();
    compare<Conv2D<2, 5, ReLU, Same>, Shape<3, 3, 1>>();
    compare<Conv2D<3, Kernel<2, 5>, ReLU>, Shape<4, 5, 2>>(); // windows as wide as the rows
    compare<Conv2D<4, 1, ReLU>, Shape<3, 4, 5>>();
}

TEST_CASE("a convolution in 16 bits: the weights of initialize() are those of float, rounded") {
    Network<float, Input<12, 3>, Conv1D<4, 5, ReLU>, Dense<2, Softmax>> floats;
    Network<Fixed16, Input<12, 3>, Conv1D<4, 5, ReLU>, Dense<2, Softmax>> net;
    initialize(floats, 8);
    initialize(net, 8);
    CHECK(convert<Fixed16>(floats).parameters() == net.parameters());
    CHECK(net.weights<0>()(2, 3).raw == net.parameters()[3 * 15 + 2].raw);
    CHECK(net.bias<0>()[3].raw == 0);
}
