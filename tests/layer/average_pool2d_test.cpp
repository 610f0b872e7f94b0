// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>

#include <doctest/doctest.h>

#include "oracle/layer_avgpool2d.hpp"
#include "support/pool.hpp"

using namespace nervelet;

namespace {

template <class T, class Pool, std::size_t Rows, std::size_t Columns, std::size_t Channels>
bool is_right() {
    using Input = Shape<Rows, Columns, Channels>;
    return support::agrees<T, Pool, Input>(&support::average_pool<T, Pool, Input>);
}

using Between = Network<double, Input<8, 7, 2>, Conv2D<3, 3, Tanh>, AveragePool2D<2>, Conv2D<2, Kernel<2, 1>, Tanh>,
                        AveragePool2D<2, Stride<1>>, Dense<2>>;
using Ends = Network<double, Input<5, 6, 2>, AveragePool2D<3, Stride<2, 1>, Padding<1>>, Conv2D<2, 2, Sigmoid>,
                     AveragePool2D<Kernel<2, 5>>>;

} // namespace

TEST_CASE("average_pool2d: the numbers of a framework") {
    namespace o = oracle::layer_avgpool2d;
    CHECK(support::oracle_error<AveragePool2D<2>, 6, 8, 3>(o::x, o::y, o::g, o::dx) < 1e-15);
}

TEST_CASE("average_pool2d: rows and columns of a rectangle are not confused") {
    support::Passed<double, AveragePool2D<Kernel<1, 2>>, Shape<2, 3, 1>> pass{};
    pass.pass<AddInto>({{1, 3, 9, 4, 6, 9}}, {{2, 4}});
    CHECK(pass.y == std::array<double, 2>{{2, 5}});
    CHECK(pass.gradient == std::array<double, 6>{{1, 1, 0, 2, 2, 0}});
}

TEST_CASE("average_pool2d: the bits of its definition, for every option") {
    CHECK(is_right<float, AveragePool2D<2>, 5, 4, 3>());
    CHECK(is_right<float, AveragePool2D<Kernel<25, 5>>, 25, 5, 1>());
    CHECK(is_right<float, AveragePool2D<3, Stride<2>>, 7, 8, 2>());
    CHECK(is_right<float, AveragePool2D<Kernel<2, 3>, Stride<2, 1>, Padding<1, 2>>, 5, 6, 2>());
    CHECK(is_right<float, AveragePool2D<Kernel<2, 3>, Stride<3, 2>, Same>, 5, 6, 1>());
    CHECK(is_right<float, AveragePool2D<2, Same>, 3, 5, 2>());
    CHECK(is_right<float, AveragePool2D<2, Padding<1>>, 3, 4, 2>());
}

TEST_CASE("average_pool2d: gradients agree with differences, between layers, as the first and the last") {
    CHECK(support::difference_error<Between>() < 1e-8);
    CHECK(support::difference_error<Ends>() < 1e-8);
}

TEST_CASE("average_pool2d: a batch is the mean of its examples") {
    CHECK(support::batch_error<Between>() < 1e-14);
}
