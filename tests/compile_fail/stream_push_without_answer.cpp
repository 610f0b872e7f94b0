// expect: stream.push(x, y): expected y as a Stream<Net>::Output
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<16, 2>, GRU<4>, Dense<2>>;

static Net net;
static Stream<Net> stream{net};

int main() {
    return stream.push({0.5f, 0.25f});
}
