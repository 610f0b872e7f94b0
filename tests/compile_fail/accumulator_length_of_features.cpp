// expect: expected x as Net::Input, a window whose first steps are real. What net.features(x) says
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Factory = Network<float, Input<8, 2>, TimeDistributed<Dense<3>>, GRU<4>, Dense<1>>;
constexpr Factory factory{};
using Net = Network<float, Input<8, 2>, Pretrained<Factory, factory, 1>, GRU<4>, Dense<1>>;

int main() {
    static Net net;
    Accumulator<Net, SquaredError, SGD> accumulator{net, {0.1f}};
    return accumulator.add(net.features(Net::Input{}), Net::Output{}, Length{5}) > 1.0f;
}
