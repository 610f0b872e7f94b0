// expect: expected the network of the type between the angle brackets
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<16, 2>, GRU<4>, Dense<2>>;
using Other = Network<float, Input<16, 2>, GRU<5>, Dense<2>>;

static Other net;
static Stream<Net> stream{net};

int main() {
    Stream<Net>::Output y{};
    return stream.push(Stream<Net>::Sample{}, y) ? 1 : 0;
}
