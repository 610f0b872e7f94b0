// expect: expected the target behind x, and only behind the target how many steps are real: step(x, target, Length{5})
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4>, Dense<3, Softmax>>;

int main() {
    Net net;
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};
    return trainer.step(Net::Input{}, Length{5}, Label{2}) > 1.0f;
}
