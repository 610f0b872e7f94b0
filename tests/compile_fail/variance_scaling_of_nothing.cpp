// expect: VarianceScaling<Scale, Fan, Distribution>: expected a positive Scale
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    initialize<VarianceScaling<0, FanIn, UniformDistribution>>(net, 7);
    return net(Net::Input{})[0] > 0.5f;
}
