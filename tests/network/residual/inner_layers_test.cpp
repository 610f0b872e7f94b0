// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <type_traits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

/// Of finite differences, in a network of Shape, Layers..., with weights and biases none of which is zero.
template <class Loss, class Shape, class... Layers>
[[gnu::noinline]] double error_of() {
    using Net = Network<double, Shape, Layers...>;
    Net net;
    initialize(net, 166);
    typename Net::Input x{};
    typename Net::Output target{};
    Random random(3);
    for (double& number : net.parameters()) {
        number += 0.1 * random.uniform<double>();
    }
    for (double& number : x) {
        number = 2.0 * random.uniform<double>() - 1.0;
    }
    for (double& number : target) {
        number = 1.0 / static_cast<double>(Net::output_size);
    }
    return gradient_check<Loss>(net, x, target).largest_error;
}

template <class... Layers>
double error_above_dense() {
    return error_of<CrossEntropy, Input<4>, Dense<5, Tanh>, Layers..., Dense<3, Softmax>>();
}

/// A layer whose dJ/dx nobody may ask for.
struct Lowest {
    template <class T, class InputShape>
    struct Layer : Dense<InputShape::size, Tanh>::template Layer<T, InputShape> {
        template <class Batch>
        static constexpr void backward_batch(const T*, const Batch&) {
            static_assert(!std::is_same<Batch, Batch>::value, "nothing below learns");
        }
    };
};

} // namespace

TEST_CASE("finite differences: a Residual, and what is below it") {
    CHECK(error_above_dense<Residual<Dense<3, Tanh>, Dense<5>>>() < 1e-8);
    CHECK(error_above_dense<Residual<Dense<5, Sigmoid>>>() < 1e-8);
    CHECK(error_of<SquaredError, Input<4>, Residual<Dense<3, Tanh>, Dense<4>>, Dense<2>>() < 1e-8);
}

TEST_CASE("finite differences: an activation on the sum") {
    CHECK(error_above_dense<Residual<Dense<3, Tanh>, Dense<5>, Tanh>>() < 1e-8);
    CHECK(error_above_dense<Residual<Dense<3, ReLU>, Dense<5, ReLU>, ReLU>>() < 1e-8);
}

TEST_CASE("finite differences: a projection") {
    CHECK(error_above_dense<Residual<Dense<3, Tanh>, Dense<6>, Sigmoid>>() < 1e-8);
    CHECK(error_of<CrossEntropy, Input<5, 2>, Conv1D<2, 2, Tanh>, Residual<Conv1D<3, 3, Tanh, Stride<2>, Same>, Tanh>,
                   Dense<3, Softmax>>() < 1e-8);
    CHECK(error_of<CrossEntropy, Input<4, 3, 1>, Conv2D<2, 1, Tanh>,
                   Residual<Conv2D<1, 3, Tanh, Same>, Conv2D<2, 3, Identity, Stride<2, 1>, Same>, Tanh>,
                   Dense<2, Softmax>>() < 1e-8);
}

TEST_CASE("finite differences: pools inside, behind a convolution and alone") {
    CHECK(error_of<CrossEntropy, Input<6, 1>, Conv1D<2, 1, Tanh>, Residual<Conv1D<3, 3, Tanh, Same>, MaxPool1D<2>>,
                   Dense<2, Softmax>>() < 1e-8);
    CHECK(
        error_of<CrossEntropy, Input<6, 1>, Conv1D<2, 1, Tanh>, Residual<AveragePool1D<2>, Tanh>, Dense<2, Softmax>>() <
        1e-8);
    CHECK(error_of<CrossEntropy, Input<5, 1>, Conv1D<2, 1, Tanh>,
                   Residual<MaxPool1D<3, Stride<1>, Padding<1>>, Dropout<30>>, Dense<2, Softmax>>() < 1e-8);
    CHECK(error_of<CrossEntropy, Input<6, 1>, Residual<Conv1D<3, 3, Tanh, Same>, MaxPool1D<2>>, Conv1D<2, 2, Tanh>,
                   MaxPool1D<2>, Dense<2, Softmax>>() < 1e-8);
}

TEST_CASE("finite differences: norms and dropped channels inside, the norm below f as in a transformer") {
    CHECK(error_above_dense<Residual<LayerNorm<>, Dense<4, Tanh>, Dense<5>>>() < 1e-8);
    CHECK(error_above_dense<Residual<Dropout<20>, LayerNorm<>>, Residual<Dense<6>, LayerNorm<>, Tanh>>() < 1e-8);
    CHECK(error_above_dense<Residual<Residual<LayerNorm<>>, Dense<6>>>() < 1e-8);
    CHECK(
        error_of<CrossEntropy, Input<4, 1>, Conv1D<4, 1, Tanh>,
                 Residual<LayerNorm<>, SpatialDropout<30>, Conv1D<3, 3, Tanh, Same, Stride<2>>>, Dense<2, Softmax>>() <
        1e-8);
}

TEST_CASE("finite differences: one in another") {
    CHECK(error_above_dense<Residual<Residual<Dense<3, Sigmoid>, Tanh>, Dense<5>, ReLU>>() < 1e-8);
    CHECK(error_above_dense<Residual<Dense<3>, Residual<Dense<3, Sigmoid>>, Dense<4>>>() < 1e-8);
    CHECK(error_above_dense<Residual<Residual<Residual<Dense<5, Tanh>>>, Sigmoid>>() < 1e-8);
}

TEST_CASE("finite differences: dropout around it and inside, at the bottom, between, on top and alone") {
    CHECK(error_above_dense<Dropout<20>, Residual<Dense<3, Tanh>, Dense<5>>, Dropout<20>>() < 1e-8);
    CHECK(error_above_dense<Dropout<20>, Residual<Dropout<30>, Dropout<10>, Dense<4, Tanh>, Dropout<40>, Dense<5>>>() <
          1e-8);
    CHECK(error_above_dense<Residual<Dense<4, Tanh>, Dense<5>, Dropout<30>, Tanh>>() < 1e-8);
    CHECK(error_above_dense<Residual<Dropout<30>, Dropout<20>, Tanh>>() < 1e-8);
    CHECK(error_above_dense<Residual<Dropout<30>, Residual<Dropout<50>>, Dense<6>>>() < 1e-8);
}

TEST_CASE("finite differences: as last layer, with dropout inside, by the outputs and by the logits") {
    CHECK(error_of<CrossEntropy, Input<4>, Dense<3, Tanh>, Residual<Dense<3>, Dropout<30>, Softmax>>() < 1e-8);
    CHECK(error_of<SquaredError, Input<4>, Dense<3, Tanh>, Residual<Dense<3>, Dropout<30>, Tanh>>() < 1e-8);
    CHECK(error_of<SquaredError, Input<4>, Dense<3, Tanh>, Residual<Dropout<30>, Dense<2>, Softmax>>() < 1e-8);
}

TEST_CASE("where nothing below learns, dJ/dx is not formed") {
    CHECK(error_of<SquaredError, Input<4>, Dropout<20>, Residual<Lowest, Dense<4>>>() < 1e-8);
    CHECK(error_of<SquaredError, Input<4>, Residual<Dropout<20>, Lowest, Dense<2>>>() < 1e-8);
    CHECK(error_of<SquaredError, Input<4>, Residual<Residual<Lowest>, Dense<2>>>() < 1e-8);
}
