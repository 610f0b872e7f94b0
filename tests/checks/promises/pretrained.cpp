// Part of nervelet. MIT licence, the nervelet authors.
//
// A device that trains the last layer of a network in flash anew, with a normalizer in flash: for read_only.sh.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<64>, Dense<32, ReLU>, Dense<10, Softmax>>;

constexpr Factory taught() {
    Factory net;
    initialize(net, 7);
    return net;
}

constexpr Factory factory = taught();
extern constexpr StandardNormalizer<float, 2> scaler =
    StandardNormalizer<float, 2>::from_mean_and_variance({{11.98f, 65.1f}}, {{14.3436f, 29.29f}});
using Net = Network<float, Input<64>, Pretrained<Factory, factory, 1>, Dense<10, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer;
static_assert(memory_of<decltype(trainer)>().total <= 1800, "64-32-10 in 1,800 bytes beside the input");

float learn(const Net::Input& x, Label label) {
    return trainer.step(x, label);
}

void start() {
    trainer.reset(net, {0.1f});
}
