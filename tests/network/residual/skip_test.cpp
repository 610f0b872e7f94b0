// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <type_traits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

// (positions - 1) / stride + 1 are left: the smallest such stride, or none.
static_assert(detail::skip_stride(8, 8) == 1 && detail::skip_stride(8, 4) == 2 && detail::skip_stride(7, 4) == 2, "");
static_assert(detail::skip_stride(8, 1) == 8 && detail::skip_stride(5, 2) == 3 && detail::skip_stride(9, 3) == 3, "");
static_assert(detail::skip_stride(8, 5) == 0 && detail::skip_stride(8, 6) == 0 && detail::skip_stride(4, 5) == 0, "");

template <class From, class To>
using Skip = typename detail::SkipOf<detail::LearnedSkip, From, To>::type;
static_assert(std::is_same<Skip<Shape<4>, Shape<4>>, detail::IdentitySkip>::value, "x itself");
static_assert(std::is_same<Skip<Shape<6, 5, 4>, Shape<6, 5, 4>>, detail::IdentitySkip>::value, "x itself");
static_assert(std::is_same<Skip<Shape<4>, Shape<6>>, Dense<6>>::value, "no positions");
static_assert(std::is_same<Skip<Shape<7, 4>, Shape<4, 4>>, Conv1D<4, 1, Identity, Stride<2>>>::value, "every other");
static_assert(std::is_same<Skip<Shape<6, 9, 4>, Shape<6, 3, 2>>, Conv2D<2, 1, Identity, Stride<1, 3>>>::value,
              "rows and columns by themselves");

/// x + f(x) of a network of one Residual and of its parts as networks.
template <class Block, class Function, class Projection, class... Shape>
double largest_difference() {
    Network<double, Shape..., Block> block;
    Network<double, Shape..., Function> function;
    Network<double, Shape..., Projection> projection;
    initialize(block, 5);
    auto parameter = block.parameters().begin();
    for (double& number : function.parameters()) {
        number = *parameter++;
    }
    for (double& number : projection.parameters()) {
        number = *parameter++ += 0.125;
    }
    CHECK(parameter == block.parameters().end());
    typename decltype(block)::Input x{};
    Random random(3);
    for (double& number : x) {
        number = random.uniform<double>() - 0.5;
    }
    double largest = 0.0;
    for (std::size_t j = 0; j < block.output_size; ++j) {
        largest = (std::max)(largest, std::fabs(block(x)[j] - (function(x)[j] + projection(x)[j])));
    }
    return largest;
}

} // namespace

TEST_CASE("skip: a projection over time by hand") {
    using Net = Network<float, Input<3, 1>, Residual<Conv1D<2, 1, Identity, Stride<2>>>>;
    Net net;
    net.parameters() = {{1.0f, 0.0f, 0.0f, 1.0f,      // f(x) = (x, 1)
                         10.0f, 20.0f, 0.5f, -0.5f}}; // (10 x + 0.5, 20 x - 0.5)
    CHECK(net({{1.0f, 5.0f, 3.0f}}) == Net::Output{{11.5f, 20.5f, 33.5f, 60.5f}});
}

TEST_CASE("skip: a projection adds what a convolution of kernel 1 gives") {
    using F1 = Conv1D<3, 3, Identity, Stride<2>, Same>;
    using P1 = Conv1D<3, 1, Identity, Stride<2>>;
    CHECK(largest_difference<Residual<F1>, F1, P1, Input<7, 2>>() < 1e-15);
    using F2 = Conv2D<3, 3, Identity, Stride<2, 1>, Same>;
    using P2 = Conv2D<3, 1, Identity, Stride<2, 1>>;
    CHECK(largest_difference<Residual<F2>, F2, P2, Input<4, 3, 2>>() < 1e-15);
    CHECK(largest_difference<Residual<Dense<3>>, Dense<3>, Dense<3>, Input<4>>() < 1e-15);
}
