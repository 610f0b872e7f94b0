// expect: step(xs, targets, lengths, count): expected the lengths of the examples
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4>, Dense<1>>;

int main() {
    Net net;
    Trainer<Net, SquaredError, SGD, 3> trainer{net, {0.1f}};
    const std::array<Net::Input, 3> xs{};
    const std::array<Net::Output, 3> targets{};
    return trainer.step(xs, targets, Lengths<3>{{{5, 8, 2}}}, 2, 0.1f) > 1.0f;
}
