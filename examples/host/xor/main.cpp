// Part of nervelet. MIT licence, the nervelet authors.
// Exclusive or, trained by the compiler: the program contains the trained network, but no code for training.
#include <cstdio>
#include <nervelet/nervelet.hpp>

namespace nn = nervelet;
using Net = nn::Network<float, nn::Input<2>, nn::Dense<4, nn::Tanh>, nn::Dense<1, nn::Sigmoid>>;

constexpr std::array<Net::Input, 4> questions{{{{0, 0}}, {{0, 1}}, {{1, 0}}, {{1, 1}}}};
constexpr std::array<Net::Output, 4> answers{{{{0}}, {{1}}, {{1}}, {{0}}}};

constexpr Net learn(std::size_t steps) {
    Net net;
    nn::initialize(net, 7);
    nn::Trainer<Net, nn::BinaryCrossEntropy, nn::SGD> trainer{net, {0.9f}};
    for (std::size_t i = 0; i < steps; ++i) {
        trainer.step(questions[i % 4], answers[i % 4]);
    }
    return net;
}

constexpr Net taught = learn(400);
static_assert(taught(questions[0])[0] < 0.1f && taught(questions[3])[0] < 0.1f, "0 xor 0 and 1 xor 1 are 0");
static_assert(taught(questions[1])[0] > 0.9f && taught(questions[2])[0] > 0.9f, "0 xor 1 and 1 xor 0 are 1");

int main() {
    for (const Net::Input& x : questions) {
        const float y = taught(x)[0];
        std::printf("%d xor %d = %d (%.2f)\n", x[0] > 0, x[1] > 0, y > 0.5f, static_cast<double>(y));
    }
}
