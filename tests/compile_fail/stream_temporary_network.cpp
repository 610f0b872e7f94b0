// expect: expected a network with a name
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<16, 2>, GRU<4>, Dense<2>>;

static Stream<Net> stream{Net{}};

int main() {
    Stream<Net>::Output y{};
    return stream.push(Stream<Net>::Sample{}, y) ? 1 : 0;
}
