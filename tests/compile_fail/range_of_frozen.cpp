// expect: Of a network with a BatchNorm or frozen layers range_of(merge(net), samples)
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<4>, Dense<3, ReLU>, Dense<2>>;
constexpr Factory factory{};
using Net = Network<float, Input<4>, Pretrained<Factory, factory, 1>, Dense<2>>;

int main() {
    const Net net{};
    const std::array<Net::Input, 2> samples{};
    return range_of(net, samples, 1.0f).weight_bits;
}
