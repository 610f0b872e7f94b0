// expect: expected a network, an object of a type such as
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;
constexpr Factory factory{};

using Net = Network<float, Input<4>, Pretrained<Factory, factory, 1>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    const Net::Features features = net.features(Net::Input{});
    return evaluate<CrossEntropy>(trainer, features, Label{1}) > 0.5f;
}
