// expect: A GRU does not show the sums inside of its steps
// Part of nervelet. MIT licence, the nervelet authors.
#include <array>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<16, 2>, GRU<2, EveryStep, Stateful>, Dense<2, Softmax>>;

int main() {
    const Net net{};
    const std::array<Net::Input, 2> samples{};
    return range_of(net, samples).saturated() == 0 ? 0 : 1;
}
