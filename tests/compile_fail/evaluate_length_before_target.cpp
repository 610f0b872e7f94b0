// expect: evaluate<Loss>(net, x, target, Length{5})
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4>, Dense<1>>;

int main() {
    Net net;
    return evaluate<SquaredError>(net, Net::Input{}, Length{5}, Net::Output{}) > 1.0f;
}
