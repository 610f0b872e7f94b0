// expect: expected add(actual, predicted) with the numbers of classes
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;

int main() {
    const Net::Input x{};
    Accuracy accuracy;
    accuracy.add(Label{1}, argmax(net(x)));
    return accuracy.count() == 1;
}
