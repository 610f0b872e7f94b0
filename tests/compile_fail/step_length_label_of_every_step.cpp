// expect: expected the target as Net::Output, because this network has outputs at every step
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4, EveryStep>>;

int main() {
    Net net;
    Trainer<Net, SquaredError, SGD> trainer{net, {0.1f}};
    const Net::Input x{};
    return trainer.step(x, Label{3}, Length{5}) > 1.0f;
}
