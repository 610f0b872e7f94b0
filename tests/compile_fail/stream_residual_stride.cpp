// expect: expected a Residual of layers that answer every sample
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<16, 2>, Residual<Conv1D<4, 3, ReLU, Stride<2>, Causal>>, GRU<4>, Dense<2>>;

static Net net;
static Stream<Net> stream{net};

int main() {
    Stream<Net>::Output y{};
    return stream.push(Stream<Net>::Sample{}, y) ? 1 : 0;
}
