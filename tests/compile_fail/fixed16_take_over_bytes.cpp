// expect: expected a network of float or double as net, got one of 16 bits
#include <nervelet/nervelet.hpp>

using namespace nervelet;

constexpr QuantizedNetwork<Network<float, Input<2>, Dense<1>>> bytes{};

int main() {
    Network<Fixed16, Input<2>, Dense<1>> net;
    take_over(net, bytes);
}
