#include <cstdio>
#include <nervelet/nervelet.hpp>

namespace nn = nervelet;
using Net = nn::Network<float, nn::Input<2>, nn::Dense<4, nn::Tanh>, nn::Dense<1, nn::Sigmoid>>;

static Net net;                                                                // is its parameters: 17 floats, 68 bytes
static nn::Trainer<Net, nn::BinaryCrossEntropy, nn::SGD> trainer{net, {0.9f}}; // {learning rate}
static_assert(nn::memory_of<decltype(trainer)>().total < 140, "known before anything is flashed");

int main() {
    const std::array<Net::Input, 4> questions{{{{0, 0}}, {{0, 1}}, {{1, 0}}, {{1, 1}}}};
    const std::array<Net::Output, 4> answers{{{{0}}, {{1}}, {{1}}, {{0}}}};
    nn::initialize(net, 7); // seed
    for (std::size_t i = 0; i < 400; ++i) {
        trainer.step(questions[i % 4], answers[i % 4]); // forward, back-propagation, update; gives the loss
    }
    for (const Net::Input& x : questions) {
        std::printf("%d xor %d: %.2f\n", x[0] > 0, x[1] > 0, static_cast<double>(net(x)[0]));
    }
}
