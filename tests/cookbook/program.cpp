#include <cstdio>
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<2>, Dense<4, Tanh>, Dense<1, Sigmoid>>;

static Net net;                                                    // is its parameters: 17 floats, 68 bytes
static Trainer<Net, BinaryCrossEntropy, SGD> trainer{net, {0.9f}}; // {learning rate}
static_assert(memory_of<decltype(trainer)>().total < 140, "known before anything is flashed");

int main() {
    const std::array<Net::Input, 4> questions{{{{0, 0}}, {{0, 1}}, {{1, 0}}, {{1, 1}}}};
    const std::array<Net::Output, 4> answers{{{{0}}, {{1}}, {{1}}, {{0}}}};
    initialize(net, 7); // seed
    for (std::size_t i = 0; i < 400; ++i) {
        trainer.step(questions[i % 4], answers[i % 4]); // forward, back-propagation, update; gives the loss
    }
    for (const Net::Input& x : questions) {
        std::printf("%d xor %d: %.2f\n", x[0] > 0, x[1] > 0, static_cast<double>(net(x)[0]));
    }
}
