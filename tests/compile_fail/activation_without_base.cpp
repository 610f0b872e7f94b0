// expect: expected an activation, such as ReLU, Tanh or Softmax, behind the sizes
// expect: imitate activation/relu.hpp
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

struct Cube {
    template <class T>
    static constexpr T value(T z) {
        return z * z * z;
    }

    template <class T>
    static constexpr T slope(T z, T) {
        return T(3) * z * z;
    }
};

using Net = Network<float, Input<4>, Dense<8, Cube>, Dense<3, Softmax>>;

static Net net;
static Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1f}};

int main() {
    initialize(net, 7);
    const Net::Input x{};
    trainer.step(x, Label{1});
    return net(x)[0] > 0.5f;
}
