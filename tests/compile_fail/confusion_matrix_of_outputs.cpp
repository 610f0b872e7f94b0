// expect: expected add(actual, predicted) with the numbers of classes
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<1, Sigmoid>>;

static Net net;

int main() {
    const Net::Input x{};
    ConfusionMatrix<2> confusion;
    confusion.add(1.0f, net(x)[0]);
    return confusion.total() == 1;
}
