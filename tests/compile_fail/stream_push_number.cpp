// expect: expected x as a Stream<Net>::Sample
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<16, 3>, GRU<4>, Dense<2>>;

static Net net;
static Stream<Net> stream{net};

int main() {
    Stream<Net>::Output y{};
    return stream.push(1.0f, y) ? 1 : 0;
}
