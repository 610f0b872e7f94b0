// expect: fits<Trainer, Bytes>(): expected network and trainer to take at most that many bytes of RAM
// expect: memory_bytes::Allowed<2048>
// expect: memory_bytes::Needed<
// expect: memory_bytes::Parameters<1532>
// expect: memory_bytes::Gradients<0>
// expect: memory_bytes::Optimizer<3080>
// expect: memory_bytes::Activations<176>
// expect: memory_bytes::Other<
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<16>, Dense<19, ReLU>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, Adam> trainer{net, {0.001f}};
static_assert(fits<decltype(trainer), 2 * 1024>(), "the board has 2 KB left");

int main() {
    initialize(net, 7);
    const Net::Input x{};
    trainer.step(x, Label{1});
    return net(x)[0] > 0.5f;
}
