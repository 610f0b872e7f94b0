// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/network/fuse.hpp>

#include <doctest/doctest.h>

#include <type_traits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

template <class... Layers>
using List = detail::LayerList<Layers...>;

template <class Shape, class... Layers>
using Fused = typename detail::Fuse<float, Shape, List<Layers...>>::type;

template <class Convolution, class Pool>
using Pair = detail::PooledConvolution<Convolution, Pool>;

/// Whether the layers over Shape become Expected.
template <class Expected, class Shape, class... Layers>
constexpr bool become() {
    return std::is_same<Fused<Shape, Layers...>, Expected>::value;
}

using Series = Shape<12, 2>;
using Rectified = Conv1D<4, 3, ReLU>;
using Curved = Conv1D<4, 3, Tanh>;
using Top = Dense<2, Softmax>;

} // namespace

TEST_CASE("fuse: a convolution and the pool above it") {
    using Leaky = Conv1D<4, 3, LeakyReLU>;
    // A maximum takes any activation.
    CHECK(become<List<Pair<Rectified, MaxPool1D<2>>, Pair<Curved, MaxPool1D<3>>, Top>, Series, Rectified, MaxPool1D<2>,
                 Curved, MaxPool1D<3>, Top>());
    // A mean takes those with two slopes.
    CHECK(become<List<Pair<Rectified, GlobalAveragePool>, Top>, Series, Rectified, GlobalAveragePool, Top>());
    CHECK(become<List<Pair<Leaky, AveragePool1D<2>>, Top>, Series, Leaky, AveragePool1D<2>, Top>());
}

TEST_CASE("fuse: what is not fused stays as it is") {
    // A mean needs every slope of another activation.
    CHECK(become<List<Curved, GlobalAveragePool, Top>, Series, Curved, GlobalAveragePool, Top>());
    // Windows overlap, or dropout lies between.
    using Overlapping = MaxPool1D<3, Stride<2>>;
    CHECK(become<List<Rectified, Overlapping, Top>, Series, Rectified, Overlapping, Top>());
    CHECK(become<List<Rectified, Dropout<20>, MaxPool1D<2>, Top>, Series, Rectified, Dropout<20>, MaxPool1D<2>, Top>());
    // The last layer belongs to the loss.
    CHECK(become<List<Rectified, GlobalAveragePool>, Series, Rectified, GlobalAveragePool>());
    CHECK(become<List<Dense<4, ReLU>, Top>, Shape<12>, Dense<4, ReLU>, Top>());
}
