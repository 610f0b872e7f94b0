// expect: expected in 16 bits CrossEntropy after Softmax
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<16>, Dense<4, ReLU>, Dense<3>>;

struct OwnLoss : ElementwiseLoss {
    template <class T>
    static constexpr T value(T output, T target) {
        return output - target;
    }

    template <class T>
    static constexpr T slope(T, T) {
        return T(1);
    }
};

int main() {
    Net net;
    evaluate<OwnLoss>(net, Net::Input{}, Net::Output{});
}
