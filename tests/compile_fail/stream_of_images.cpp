// expect: expected a network over steps x channels
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<8, 8, 1>, Conv2D<4, 3, ReLU>, Dense<2>>;

static Net net;
static Stream<Net> stream{net};

int main() {
    Stream<Net>::Output y{};
    return stream.push(Stream<Net>::Sample{}, y) ? 1 : 0;
}
