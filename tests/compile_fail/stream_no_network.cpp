// expect: expected the type of a network between the angle brackets
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<16, 2>, GRU<4>, Dense<2>>;

static Net net;
static Trainer<Net, MeanSquaredError, SGD> trainer{net, {0.1f}};
static Stream<decltype(trainer)> stream{net};

int main() {
    return 0;
}
