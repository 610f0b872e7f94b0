// expect: expected add(actual, predicted), as in add(label.index, argmax(y))
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    const Net::Input x{};
    Accuracy accuracy;
    accuracy.add(argmax(net(x)));
    return accuracy.count() == 1;
}
