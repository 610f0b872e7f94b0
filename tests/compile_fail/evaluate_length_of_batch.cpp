// expect: network(x), step(x, target): expected x as one array of all its numbers
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<float, Input<8, 2>, GRU<4>, Dense<1>>;

int main() {
    Net net;
    const std::array<Net::Input, 3> xs{};
    const std::array<Net::Output, 3> targets{};
    return evaluate<SquaredError>(net, xs, targets, Length{5}) > 1.0f;
}
