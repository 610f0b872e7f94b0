// expect: expected convolutions and pools with Causal, or without padding
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<16, 2>, MaxPool1D<4, Padding<1>>, GRU<4>, Dense<2>>;

static Net net;
static Stream<Net> stream{net};

int main() {
    Stream<Net>::Output y{};
    return stream.push(Stream<Net>::Sample{}, y) ? 1 : 0;
}
