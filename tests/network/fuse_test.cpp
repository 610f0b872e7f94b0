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

using Rectified = Conv1D<4, 3, ReLU>;
using Curved = Conv1D<4, 3, Tanh>;
using Top = Dense<2, Softmax>;

} // namespace

TEST_CASE("fuse: a convolution and the pool above it") {
    static_assert(std::is_same<Fused<Shape<12, 2>, Rectified, MaxPool1D<2>, Curved, MaxPool1D<3>, Top>,
                               List<Pair<Rectified, MaxPool1D<2>>, Pair<Curved, MaxPool1D<3>>, Top>>::value,
                  "a maximum takes any activation");
    static_assert(std::is_same<Fused<Shape<12, 2>, Rectified, GlobalAveragePool, Top>,
                               List<Pair<Rectified, GlobalAveragePool>, Top>>::value,
                  "a mean takes ReLU");
    using Leaky = Conv1D<4, 3, LeakyReLU>;
    static_assert(std::is_same<Fused<Shape<12, 2>, Leaky, AveragePool1D<2>, Top>,
                               List<Pair<Leaky, AveragePool1D<2>>, Top>>::value,
                  "and LeakyReLU");
}

TEST_CASE("fuse: what is not fused stays as it is") {
    static_assert(
        std::is_same<Fused<Shape<12, 2>, Curved, GlobalAveragePool, Top>, List<Curved, GlobalAveragePool, Top>>::value,
        "a mean needs every slope of another activation");
    static_assert(std::is_same<Fused<Shape<12, 2>, Rectified, MaxPool1D<3, Stride<2>>, Top>,
                               List<Rectified, MaxPool1D<3, Stride<2>>, Top>>::value,
                  "windows that overlap");
    static_assert(std::is_same<Fused<Shape<12, 2>, Rectified, Dropout<20>, MaxPool1D<2>, Top>,
                               List<Rectified, Dropout<20>, MaxPool1D<2>, Top>>::value,
                  "dropout between");
    static_assert(
        std::is_same<Fused<Shape<12, 2>, Rectified, GlobalAveragePool>, List<Rectified, GlobalAveragePool>>::value,
        "the last layer belongs to the loss");
    static_assert(std::is_same<Fused<Shape<12>, Dense<4, ReLU>, Top>, List<Dense<4, ReLU>, Top>>::value, "");
}
