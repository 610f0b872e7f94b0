// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <limits>

#include <doctest/doctest.h>

#include "support/pool.hpp"

using namespace nervelet;

namespace {

template <class Pool, std::size_t Length, std::size_t Channels>
using Pass = support::Passed<double, Pool, Shape<Length, Channels>>;

template <class T, class Pool, std::size_t Length, std::size_t Channels>
bool is_right() {
    return support::agrees<T, Pool, Shape<Length, Channels>>(&support::average_pool<T, Pool, Shape<Length, Channels>>);
}

using Between = Network<double, Input<13, 2>, Conv1D<3, 3, Tanh>, AveragePool1D<2>, Conv1D<2, 2, Tanh>,
                        AveragePool1D<3, Stride<1>>, Dense<2>>;
using Ends = Network<double, Input<9, 2>, AveragePool1D<3, Stride<2>, Padding<1>>, Conv1D<2, 2, Sigmoid>,
                     AveragePool1D<3, Stride<1>, Causal>>;
using Dropped = Network<double, Input<9, 2>, Conv1D<3, 2, Tanh>, Dropout<30>, AveragePool1D<2>, Dropout<30>, Dense<2>>;

} // namespace

TEST_CASE("average_pool1d: the mean of neighbours, of each channel") {
    Pass<AveragePool1D<2>, 5, 2> pass{{{1, 1, 1, 1, 1, 1, 1, 1, 1, 1}}, {}};
    pass.pass<MultiplyInto>({{1, -1, 2, -2, 4, 5, 3, 6, 9, 9}}, {{1, 2, 3, 4}});
    CHECK(pass.y == std::array<double, 4>{{1.5, -1.5, 3.5, 5.5}});
    CHECK(pass.gradient == std::array<double, 10>{{0.5, 1, 0.5, 1, 1.5, 2, 1.5, 2, 0, 0}});
}

TEST_CASE("average_pool1d: pads are neither in the sum nor in the count") {
    Pass<AveragePool1D<4, Padding<3>>, 6, 1> pass{};
    pass.pass<AddInto>({{8, 1, 2, 3, 6, 4}}, {{1, 4, 3}});
    CHECK(pass.y == std::array<double, 3>{{8, 3, 4}});
    CHECK(pass.gradient == std::array<double, 6>{{1, 1, 1, 1, 1, 3}});
}

TEST_CASE("average_pool1d: NaN comes through") {
    Pass<AveragePool1D<2>, 4, 1> pass{};
    pass.pass<AddInto>({{1, 2, std::numeric_limits<double>::quiet_NaN(), 3}}, {{1, 2}});
    CHECK(pass.y[0] == 1.5);
    CHECK(math::is_nan(pass.y[1]));
}

TEST_CASE("average_pool1d: the bits of its definition, for every option") {
    CHECK(is_right<float, AveragePool1D<2>, 8, 3>());
    CHECK(is_right<float, AveragePool1D<3>, 11, 2>());
    CHECK(is_right<float, AveragePool1D<2, Stride<3>>, 11, 2>());
    CHECK(is_right<float, AveragePool1D<5, Stride<2>>, 12, 2>());
    CHECK(is_right<float, AveragePool1D<4, Same>, 10, 1>());
    CHECK(is_right<float, AveragePool1D<3, Same, Stride<2>>, 10, 2>());
    CHECK(is_right<float, AveragePool1D<4, Causal, Stride<1>>, 6, 2>());
    CHECK(is_right<float, AveragePool1D<3, Padding<2>>, 7, 2>());
    CHECK(is_right<double, AveragePool1D<3, Stride<2>, Same>, 5, 1>());
}

TEST_CASE("average_pool1d: gradients agree with differences, between layers, as the first and the last") {
    CHECK(support::difference_error<Between>() < 1e-8);
    CHECK(support::difference_error<Ends>() < 1e-8);
    CHECK(support::difference_error<Dropped>() < 1e-8);
}

TEST_CASE("average_pool1d: a batch is the mean of its examples") {
    CHECK(support::batch_error<Between>() < 1e-14);
    CHECK(support::batch_error<Ends>() < 1e-14);
}

#if __cplusplus >= 201703L
TEST_CASE("average_pool1d: a constant expression has the same bits") {
    using Net = Network<float, Input<6, 2>, Conv1D<2, 2, ReLU>, AveragePool1D<3, Same, Stride<2>>, Dense<1>>;
    constexpr Net constant = support::after_steps<Net>();
    CHECK(constant.parameters() == support::after_steps<Net>().parameters());
}
#endif
