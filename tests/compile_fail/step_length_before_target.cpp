// expect: expected the target behind x, and only behind the target how many steps are real: step(x, target, Length{5})
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4>, Dense<1>>;

int main() {
    Net net;
    Trainer<Net, SquaredError, SGD> trainer{net, {0.1f}};
    return trainer.step(Net::Input{}, Length{5}, Net::Output{}) > 1.0f;
}
