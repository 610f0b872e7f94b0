// expect: expected layers that compute in 16 bits
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

struct Halving {
    template <class T>
    static constexpr T probability(std::size_t unit) {
        return T(1) / T(1 + unit);
    }
};

using Net = Network<Fixed16, Input<16>, Dense<4, ReLU>, DropoutPerUnit<Halving>, Dense<3, Softmax>>;

int main() {
    Net net;
    initialize(net, 1);
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};
    trainer.step(Net::Input{}, Label{1});
    net(Net::Input{});
}
