// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <limits>
#include <type_traits>

#include <doctest/doctest.h>

#include "support/pool.hpp"

using namespace nervelet;

namespace {

template <class InputShape>
using Pass = support::Passed<double, GlobalAveragePool, InputShape>;

/// The bits of an average pool over everything.
template <class T, class Pool, class InputShape>
bool is_pool_of_all() {
    support::Passed<T, GlobalAveragePool, InputShape> global{};
    support::Passed<T, Pool, InputShape> pool{};
    typename decltype(global)::X x{};
    typename decltype(global)::Y slope{};
    support::fill(x, 5);
    support::fill(slope, 6);
    global.gradient.fill(T(3));
    pool.gradient.fill(T(3));
    global.template pass<MultiplyInto>(x, slope);
    pool.template pass<MultiplyInto>(x, slope);
    return support::same_numbers(global.y, pool.y) && support::same_numbers(global.gradient, pool.gradient);
}

using Between = Network<double, Input<9, 2>, Conv1D<3, 3, Tanh>, GlobalAveragePool, Dense<3, Tanh>, Dense<2>>;
using Last = Network<double, Input<5, 4, 2>, Conv2D<3, 3, Tanh, Same>, GlobalAveragePool>;

static_assert(std::is_same<GlobalAveragePool::Layer<float, Shape<3, 4, 5>>::output_shape, Shape<5>>::value, "");
static_assert(std::is_same<GlobalAveragePool::Layer<float, Shape<3, 4>>::output_shape, Shape<4>>::value, "");

} // namespace

TEST_CASE("global_average_pool: the mean over positions, of each channel") {
    Pass<Shape<2, 2, 2>> pass{{{1, 1, 1, 1, 1, 1, 1, 0}}, {}};
    pass.pass<MultiplyInto>({{1, 10, 2, 20, 3, 30, 6, 60}}, {{4, 8}});
    CHECK(pass.y == std::array<double, 2>{{3, 30}});
    CHECK(pass.gradient == std::array<double, 8>{{1, 2, 1, 2, 1, 2, 1, 0}});
}

TEST_CASE("global_average_pool: the bits of an average pool of that size") {
    CHECK(is_pool_of_all<float, AveragePool1D<7>, Shape<7, 3>>());
    CHECK(is_pool_of_all<float, AveragePool2D<Kernel<3, 5>>, Shape<3, 5, 2>>());
}

TEST_CASE("global_average_pool: NaN comes through") {
    Pass<Shape<3, 2>> pass{};
    pass.pass<AddInto>({{1, 2, 3, std::numeric_limits<double>::quiet_NaN(), 5, 6}}, {{1, 1}});
    CHECK(pass.y[0] == doctest::Approx(3));
    CHECK(math::is_nan(pass.y[1]));
}

TEST_CASE("global_average_pool: gradients agree with differences, between layers and as the last") {
    CHECK(support::difference_error<Between>() < 1e-8);
    CHECK(support::difference_error<Last>() < 1e-8);
}

TEST_CASE("global_average_pool: a batch is the mean of its examples") {
    CHECK(support::batch_error<Between>() < 1e-14);
}

#if __cplusplus >= 201703L
TEST_CASE("global_average_pool: a constant expression has the same bits") {
    using Net = Network<float, Input<6, 2>, Conv1D<3, 2, ReLU>, GlobalAveragePool, Dense<1>>;
    constexpr Net constant = support::after_steps<Net>();
    CHECK(constant.parameters() == support::after_steps<Net>().parameters());
}
#endif
