// expect: expected at least one calibration sample, in an array such as std::array<Net::Input, 50>
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, ReLU>, Dense<2>>;

int main() {
    const Net net{};
    const Net::Input sample{};
    return quantize(net, sample).input.zero_point;
}
