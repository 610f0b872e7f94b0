// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

#include <cstdio>

static_assert(__cplusplus >= 201703L, "the target brings its standard");

using namespace nervelet;
using Net = Network<float, Input<2>, Dense<8, Tanh>, Dense<1, Sigmoid>>;

int main() {
    static Net net;
    initialize(net, 7);
    Trainer<Net, BinaryCrossEntropy, SGD> trainer{net, {0.5f}};
    float loss = 0;
    for (int step = 0; step < 4000; ++step) {
        const int a = step & 1;
        const int b = (step >> 1) & 1;
        loss = trainer.step({static_cast<float>(a), static_cast<float>(b)}, {a != b ? 1.0f : 0.0f});
    }
    std::printf("xor: loss %f\n", static_cast<double>(loss));
    return loss < 0.1f ? 0 : 1;
}
