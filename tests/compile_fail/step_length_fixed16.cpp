// expect: windows that are shorter than the Input, with a Length, learn and answer as float or double only
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<Fixed16, Input<16, 1>, GRU<4>, Dense<2, Softmax>>;

void learn(Trainer<Net, CrossEntropy, SGD>& trainer, const Net::Input& x) {
    trainer.step(x, Label{1}, Length{5});
}
