// Part of nervelet. MIT licence, the nervelet authors.
#include <cstddef>

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

template <class InputType, class... Descriptions>
bool takes_lengths() {
    using Net = Network<float, InputType, Descriptions...>;
    return nervelet::detail::TakesLengths<typename Net::Layers, typename Net::InputShape>::value;
}

} // namespace

TEST_CASE("steps_of_layers: recurrent layers, and those of single steps, take windows of a length") {
    using Steps = Input<6, 2>;
    CHECK(takes_lengths<Steps, GRU<4>>());
    CHECK(takes_lengths<Steps, LSTM<4, EveryStep>>());
    CHECK(takes_lengths<Steps, GRU<4, EveryStep>, TimeDistributed<Dense<1>>>());
    CHECK(takes_lengths<Steps, LayerNorm<>, SpatialDropout<20>, LSTM<4, EveryStep>, Dropout<10>, GRU<4>>());
    CHECK(takes_lengths<Steps, GRU<4>, Dense<5, ReLU>, LayerNorm<All>, Residual<Dense<5>>, Dense<2, Softmax>>());
}

TEST_CASE("steps_of_layers: what sees several steps does not, nor does a network without steps") {
    using Steps = Input<6, 2>;
    CHECK_FALSE(takes_lengths<Steps, Dense<4>>());
    CHECK_FALSE(takes_lengths<Steps, TimeDistributed<Dense<4>>>());
    CHECK_FALSE(takes_lengths<Steps, Conv1D<3, 3, Identity, Causal>, GRU<4>>());
    CHECK_FALSE(takes_lengths<Steps, Conv1D<3, 1, Identity, Stride<2>>, GRU<4>>());
    CHECK_FALSE(takes_lengths<Steps, GRU<4, EveryStep>, Dense<1>>());
    CHECK_FALSE(takes_lengths<Steps, GRU<4, EveryStep>, MaxPool1D<2>, GRU<4>>());
    CHECK_FALSE(takes_lengths<Steps, GRU<4, EveryStep>, GlobalAveragePool>());
    CHECK_FALSE(takes_lengths<Steps, GRU<2, EveryStep>, LayerNorm<All>, GRU<4>>());
    CHECK_FALSE(takes_lengths<Steps, Residual<GRU<2, EveryStep>>, GRU<4>>());
    CHECK_FALSE(takes_lengths<Input<6>, Dense<4>>());
}
