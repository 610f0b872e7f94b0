// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>

#include <doctest/doctest.h>

#include "oracle/layer_maxpool2d.hpp"
#include "support/pool.hpp"

using namespace nervelet;

namespace {

template <class T, class Pool, std::size_t Rows, std::size_t Columns, std::size_t Channels>
bool is_right() {
    using Input = Shape<Rows, Columns, Channels>;
    return support::agrees<T, Pool, Input>(&support::max_pool<T, Pool, Input>);
}

using Between = Network<double, Input<8, 7, 2>, Conv2D<3, 3, Tanh>, MaxPool2D<2>, Conv2D<2, Kernel<2, 1>, Tanh>,
                        MaxPool2D<2, Stride<1>>, Dense<2>>;
using Ends = Network<double, Input<5, 6, 2>, MaxPool2D<3, Stride<2, 1>, Padding<1>>, Conv2D<2, 2, Sigmoid>,
                     MaxPool2D<Kernel<2, 3>, Stride<1>, Same>>;

} // namespace

TEST_CASE("max_pool2d: the numbers of a framework") {
    namespace o = oracle::layer_maxpool2d;
    CHECK(support::oracle_error<MaxPool2D<2>, 6, 8, 3>(o::x, o::y, o::g, o::dx) == 0.0);
}

TEST_CASE("max_pool2d: rows and columns of a rectangle are not confused") {
    support::Passed<double, MaxPool2D<Kernel<1, 3>>, Shape<2, 4, 1>> pass{};
    pass.pass<AddInto>({{1, 3, 2, 9, 4, 6, 5, 9}}, {{1, 2}});
    CHECK(pass.y == std::array<double, 2>{{3, 6}});
    CHECK(pass.gradient == std::array<double, 8>{{0, 1, 0, 0, 0, 2, 0, 0}});
}

TEST_CASE("max_pool2d: the bits of its definition, for every option") {
    CHECK(is_right<float, MaxPool2D<2>, 5, 4, 3>());
    CHECK(is_right<float, MaxPool2D<Kernel<5, 2>>, 10, 5, 2>());
    CHECK(is_right<float, MaxPool2D<3, Stride<2>>, 7, 8, 2>());
    CHECK(is_right<float, MaxPool2D<Kernel<2, 3>, Stride<2, 1>, Padding<1, 2>>, 5, 6, 2>());
    CHECK(is_right<float, MaxPool2D<Kernel<2, 3>, Stride<3, 2>, Same>, 5, 6, 1>());
    CHECK(is_right<float, MaxPool2D<2, Same>, 3, 5, 2>());
    CHECK(is_right<float, MaxPool2D<2, Padding<1>>, 3, 4, 2>());
}

TEST_CASE("max_pool2d: gradients agree with differences, between layers, as the first and the last") {
    CHECK(support::difference_error<Between>() < 1e-8);
    CHECK(support::difference_error<Ends>() < 1e-8);
}

TEST_CASE("max_pool2d: a batch is the mean of its examples") {
    CHECK(support::batch_error<Between>() < 1e-14);
}
