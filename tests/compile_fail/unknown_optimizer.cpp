// expect: expected an optimizer, such as SGD or Adam
// expect: imitate optimizer/sgd.hpp
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

template <class T>
struct Lion {
    T learning_rate;
};

using Net = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, Lion> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    const Net::Input x{};
    trainer.step(x, Label{1});
    return net(x)[0] > 0.5f;
}
