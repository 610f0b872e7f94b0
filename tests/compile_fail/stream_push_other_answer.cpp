// expect: expected y as a Stream<Net>::Output
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<16, 3>, GRU<4>, Dense<2>>;

static Net net;
static Stream<Net> stream{net};

int main() {
    float y = 0;
    return stream.push({1, 2, 3}, y) ? 1 : 0;
}
