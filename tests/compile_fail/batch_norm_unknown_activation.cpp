// expect: BatchNorm<Type, statistics, Activation>: expected an activation, such as ReLU, as third argument
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

constexpr BatchNormStatistics<float, 2> statistics = {{{1, 2}}, {{0.5f, 4}}};

using Net = Network<float, Input<2>, BatchNorm<decltype(statistics), statistics, Dense<2>>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    const Net::Input x{};
    trainer.step(x, Label{1});
    return net(x)[0] > 0.5f;
}
