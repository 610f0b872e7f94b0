// expect: A QuantizedNetwork computes whole windows
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = QuantizedNetwork<Network<float, Input<16, 2>, Conv1D<4, 3, ReLU>, Dense<2>>>;

static const Net net{};
static Stream<Net> stream{net};

int main() {
    Stream<Net>::Output y{};
    return stream.push({1.0f}, y);
}
