// expect: expected a network, an object of a type such as
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = QuantizedNetwork<float>;

static const Net net{};

int main() {
    const Net::Input x{};
    return net(x)[0];
}
