// expect: trainer.reset_states(): expected a network with a Stateful layer, such as GRU<16, Stateful>
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4>, Dense<1>>;

int main() {
    Net net;
    Trainer<Net, SquaredError, SGD> trainer{net, {0.1f}};
    trainer.reset_states();
    return 0;
}
