// expect: expected a network, an object of a type such as
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, ReLU>, Dense<2>>;

int main() {
    static Net net{};
    static Trainer<Net, SquaredError, SGD> trainer{net, {0.1f}};
    const std::array<Net::Input, 2> samples{};
    return quantize(trainer, samples).input.zero_point;
}
