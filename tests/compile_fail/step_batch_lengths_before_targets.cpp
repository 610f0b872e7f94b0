// expect: step(xs, targets, Lengths<3>{5, 16, 2}), add(x, target, Length{5})
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4>, Dense<1>>;

int main() {
    Net net;
    Trainer<Net, SquaredError, SGD, 3> trainer{net, {0.1f}};
    const std::array<Net::Input, 3> xs{};
    const std::array<Net::Output, 3> targets{};
    return trainer.step(xs, Lengths<3>{{{5, 8, 2}}}, targets, 2) > 1.0f;
}
