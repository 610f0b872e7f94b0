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
    return support::agrees<T, Pool, Shape<Length, Channels>>(&support::max_pool<T, Pool, Shape<Length, Channels>>);
}

using Between = Network<double, Input<13, 2>, Conv1D<3, 3, Tanh>, MaxPool1D<2>, Conv1D<2, 2, Tanh>,
                        MaxPool1D<3, Stride<1>>, Dense<2>>;
using Ends = Network<double, Input<9, 2>, MaxPool1D<3, Stride<2>, Padding<1>>, Conv1D<2, 2, Sigmoid>,
                     MaxPool1D<3, Stride<1>, Causal>>;
using Dropped = Network<double, Input<9, 2>, Conv1D<3, 2, Tanh>, Dropout<30>, MaxPool1D<2>, Dropout<30>, Dense<2>>;

} // namespace

TEST_CASE("max_pool1d: the largest of neighbours, of each channel") {
    Pass<MaxPool1D<2>, 5, 2> pass{{{1, 1, 1, 1, 1, 1, 1, 1, 1, 1}}, {}};
    pass.pass<MultiplyInto>({{1, -1, 2, -2, 4, 5, 3, 6, 9, 9}}, {{1, 2, 3, 4}});
    CHECK(pass.y == std::array<double, 4>{{2, -1, 4, 6}});
    CHECK(pass.gradient == std::array<double, 10>{{0, 2, 1, 0, 3, 0, 0, 4, 0, 0}});
}

TEST_CASE("max_pool1d: of equal numbers the first one counts") {
    Pass<MaxPool1D<3>, 3, 1> pass{};
    pass.pass<AddInto>({{-0.0, 0.0, -0.0}}, {{2}});
    CHECK(pass.gradient == std::array<double, 3>{{2, 0, 0}});
    CHECK(support::same_bits(pass.y[0], -0.0));
}

TEST_CASE("max_pool1d: a number that wins in several windows gets the sum") {
    Pass<MaxPool1D<3, Stride<1>>, 5, 1> pass{};
    pass.pass<AddInto>({{1, 2, 9, 4, 3}}, {{1, 2, 4}});
    CHECK(pass.y == std::array<double, 3>{{9, 9, 9}});
    CHECK(pass.gradient == std::array<double, 5>{{0, 0, 7, 0, 0}});
}

TEST_CASE("max_pool1d: a pad is never the largest") {
    Pass<MaxPool1D<3, Padding<1>>, 4, 1> pass{};
    pass.pass<AddInto>({{-4, -3, -2, -1}}, {{1, 2}});
    CHECK(pass.y == std::array<double, 2>{{-3, -1}});
    CHECK(pass.gradient == std::array<double, 4>{{0, 1, 0, 2}});
}

TEST_CASE("max_pool1d: NaN and infinity come through, wherever they stand") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < 3; ++k) {
        Pass<MaxPool1D<3>, 3, 1> pass{};
        std::array<double, 3> x{{1, 2, 3}};
        x[k] = nan;
        pass.pass<AddInto>(x, {{1}});
        CHECK(math::is_nan(pass.y[0]));
        x[k] = -nan;
        x[(k + 1) % 3] = infinity;
        pass.pass<AddInto>(x, {{1}});
        CHECK(math::is_nan(pass.y[0]));
    }
    Pass<MaxPool1D<2>, 2, 1> pass{};
    pass.pass<AddInto>({{-infinity, -infinity}}, {{1}});
    CHECK(pass.y[0] == -infinity);
    CHECK(pass.gradient == std::array<double, 2>{{1, 0}});
}

TEST_CASE("max_pool1d: the trainer refuses what it sees of a NaN") {
    Ends net{};
    initialize(net, 7);
    const Ends before = net;
    Trainer<Ends, SquaredError, SGD> trainer{net, {0.1}};
    Ends::Input x{};
    x[3] = std::numeric_limits<double>::quiet_NaN();
    CHECK(math::is_nan(trainer.step(x, Ends::Output{})));
    CHECK(net.parameters() == before.parameters());
}

TEST_CASE("max_pool1d: the bits of its definition, for every option") {
    CHECK(is_right<float, MaxPool1D<2>, 8, 3>());
    CHECK(is_right<float, MaxPool1D<3>, 11, 2>());
    CHECK(is_right<float, MaxPool1D<2, Stride<3>>, 11, 2>());
    CHECK(is_right<float, MaxPool1D<5, Stride<2>>, 12, 2>());
    CHECK(is_right<float, MaxPool1D<4, Same>, 10, 1>());
    CHECK(is_right<float, MaxPool1D<3, Same, Stride<2>>, 10, 2>());
    CHECK(is_right<float, MaxPool1D<4, Causal, Stride<1>>, 6, 2>());
    CHECK(is_right<float, MaxPool1D<3, Padding<2>>, 7, 2>());
    CHECK(is_right<float, MaxPool1D<3, Stride<1>, Padding<1>>, 7, 2>());
    CHECK(is_right<double, MaxPool1D<3, Stride<2>, Same>, 5, 1>());
}

TEST_CASE("max_pool1d: the winner of more than 256 is known") {
    support::Passed<float, MaxPool1D<258>, Shape<258, 1>> pass{};
    std::array<float, 258> x{};
    x[257] = 1;
    pass.pass<AddInto>(x, {{3}});
    CHECK(pass.y[0] == 1.0f);
    CHECK(pass.gradient[257] == 3.0f);
    CHECK(pass.gradient[1] == 0.0f);
}

TEST_CASE("max_pool1d: gradients agree with differences, between layers, as the first and the last") {
    CHECK(support::difference_error<Between>() < 1e-8);
    CHECK(support::difference_error<Ends>() < 1e-8);
    CHECK(support::difference_error<Dropped>() < 1e-8);
}

TEST_CASE("max_pool1d: a batch is the mean of its examples") {
    CHECK(support::batch_error<Between>() < 1e-14);
    CHECK(support::batch_error<Ends>() < 1e-14);
}

#if __cplusplus >= 201703L
TEST_CASE("max_pool1d: a constant expression has the same bits") {
    using Net = Network<float, Input<6, 2>, Conv1D<2, 2, ReLU>, MaxPool1D<2>, Dense<1>>;
    constexpr Net constant = support::after_steps<Net>();
    CHECK(constant.parameters() == support::after_steps<Net>().parameters());
}
#endif
