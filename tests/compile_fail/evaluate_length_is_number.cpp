// expect: as a Length how many steps of the window are real
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4>, Dense<1>>;

int main() {
    const Net net{};
    return evaluate<SquaredError>(net, Net::Input{}, Net::Output{}, 5) > 1.0f;
}
