// expect: expected the target as Net::Output or as a class index
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<4>, Dense<8, ReLU>, Dense<3, Softmax>>;
constexpr Factory factory{};

using Net = Network<float, Input<4>, Pretrained<Factory, factory, 1>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    trainer.step(net.features(Net::Input{}), 1);
    return 0;
}
