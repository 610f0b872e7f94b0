// expect: Accumulator, TrainingLoop, Adaptation: expected a network without Stateful layers
// Part of nervelet. MIT licence, the nervelet authors.
#include <array>

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4, Stateful>, Dense<1>>;
static const std::array<Net::Input, 3> inputs{};
static const std::array<Net::Output, 3> targets{};
static const Examples<Net::Input, Net::Output, 3> examples{inputs, targets};

int main() {
    static Net net;
    Adaptation<Trainer<Net, SquaredError, SGD>, decltype(examples), decltype(examples)> adaptation{
        net, {0.1f}, examples, examples};
    adaptation.start(5);
    return 0;
}
