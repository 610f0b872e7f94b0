// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

/// Uneven numbers between -1 and 1.
template <class Numbers>
constexpr Numbers uneven() {
    Numbers x{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        (&x[0])[i] = static_cast<double>(i * 37 % 101) / 50.0 - 1.0;
    }
    return x;
}

template <class Loss, class InputOfNet, class... Layers>
double error_of(double h = 1e-5) {
    using Net = Network<double, InputOfNet, Layers...>;
    static Net net{};
    initialize(net, 9);
    for (double& parameter : net.parameters()) {
        parameter += 0.05; // biases as well
    }
    return gradient_check<Loss>(net, uneven<typename Net::Input>(), uneven<typename Net::Output>(), h).largest_error;
}

/// Under a Dense at the top.
template <class... Layers>
double below_dense(double h = 1e-5) {
    return error_of<MeanSquaredError, Input<8, 2>, Layers..., Dense<2>>(h);
}

template <template <std::size_t, class, class> class Cell>
void check_neighbours() {
    using Every = Cell<3, EveryStep, detail::Stateless>;
    using Last = Cell<4, LastStep, detail::Stateless>;
    CHECK(error_of<MeanSquaredError, Input<8, 2>, Last>() < 1e-7); // alone
    CHECK(error_of<MeanSquaredError, Input<8, 2>, Every>() < 1e-7);
    CHECK(error_of<MeanSquaredError, Input<1, 5>, Last>() < 1e-7); // one step
    CHECK(error_of<MeanSquaredError, Input<8, 1>, Cell<1, EveryStep, detail::Stateless>>() < 1e-7);
    CHECK(below_dense<Every, Last>() < 1e-7);
    CHECK(below_dense<Every>() < 1e-7); // a Dense over all steps
    CHECK(error_of<MeanSquaredError, Input<8, 2>, Every, TimeDistributed<Dense<2, Sigmoid>>>() < 1e-7);
    CHECK(below_dense<Conv1D<3, 3, Tanh>, Last>() < 1e-7);
    CHECK(below_dense<Conv1D<3, 3, Tanh, Causal>, MaxPool1D<2>, Every, Conv1D<2, 2, Tanh>>() < 1e-7);
    CHECK(below_dense<AveragePool1D<2>, Every, MaxPool1D<2>>() < 1e-7);
    CHECK(below_dense<Every, GlobalAveragePool>() < 1e-7);
    CHECK(below_dense<LayerNorm<>, Every, LayerNorm<>, Last, LayerNorm<>>(1e-6) <
          1e-7); // of numbers close to each other
    CHECK(below_dense<Conv1D<3, 1, Tanh>, Residual<Every>, Last>() < 1e-7);
    CHECK(below_dense<Residual<Every, TimeDistributed<Dense<2>>>, Last>() < 1e-7);
}

template <template <std::size_t, class, class> class Cell>
void check_dropout() {
    CHECK(below_dense<Dropout<30>, Cell<3, EveryStep, detail::Stateless>, Dropout<30>,
                      Cell<4, LastStep, detail::Stateless>, Dropout<30>>() < 1e-7);
    CHECK(below_dense<Conv1D<6, 1, Tanh>, SpatialDropout<30>, Cell<4, LastStep, detail::Stateless>>() < 1e-7);
}

#if __cplusplus >= 201703L
template <class Cell>
constexpr bool agrees_in_constant_expression() {
    Network<double, Input<3, 1>, Cell, TimeDistributed<Dense<1>>> net{};
    for (std::size_t i = 0; i < net.parameters().size(); ++i) {
        net.parameters()[i] = static_cast<double>(i % 5) / 4.0 - 0.4;
    }
    return gradient_check<SquaredError>(net, {{0.5, -1.0, 0.25}}, std::array<double, 3>{{0.5, 0.0, -0.5}})
               .largest_error < 1e-7;
}

static_assert(agrees_in_constant_expression<GRU<1, EveryStep>>(), "in a constant expression");
static_assert(agrees_in_constant_expression<LSTM<1, EveryStep>>(), "in a constant expression");
#endif

} // namespace

TEST_CASE("finite differences: a GRU between its neighbours") {
    check_neighbours<GRU>();
}

TEST_CASE("finite differences: an LSTM between its neighbours") {
    check_neighbours<LSTM>();
}

TEST_CASE("finite differences: dropout below and above recurrent layers, of each number or one mask for all steps") {
    check_dropout<GRU>();
    check_dropout<LSTM>();
}
