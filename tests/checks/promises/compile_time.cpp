// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<784>, Dense<128, ReLU>, Dense<10, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

float teach(const Net::Input& x, std::size_t right) {
    initialize(net, 7);
    return trainer.step(x, Label{right});
}

std::size_t ask(const Net::Input& x) {
    return argmax(net(x));
}
