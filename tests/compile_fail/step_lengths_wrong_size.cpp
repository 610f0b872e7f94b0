// expect: step(xs, targets, lengths): expected as many lengths as there are xs: Lengths<Capacity>
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4>, Dense<1>>;

int main() {
    Net net;
    Trainer<Net, SquaredError, SGD, 4> trainer{net, {0.1f}};
    const std::array<Net::Input, 4> xs{};
    const std::array<Net::Output, 4> targets{};
    return trainer.step(xs, targets, Lengths<3>{{{5, 2, 7}}}) > 1.0f;
}
