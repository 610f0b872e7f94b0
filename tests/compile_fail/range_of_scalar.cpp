// expect: range_of<T>(net, samples): expected a T of 16 bits, as in range_of<Fixed<12, 11>>(net, samples), or none.
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, ReLU>, Dense<2>>;

int main() {
    const Net net{};
    const std::array<Net::Input, 2> samples{};
    return range_of<double>(net, samples).weight_bits;
}
