// expect: Accumulator, TrainingLoop, Adaptation: expected a network without Stateful layers
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4, Stateful>, Dense<1>>;

int main() {
    Net net;
    Accumulator<Net, SquaredError, SGD> accumulator{net, {0.1f}};
    return accumulator.add(Net::Input{}, Net::Output{}) > 1.0f;
}
