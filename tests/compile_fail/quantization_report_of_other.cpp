// expect: quantization_report(net, quantized, samples): expected a network, and what quantize(net, samples) made of it
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, ReLU>, Dense<2>>;
using Other = Network<float, Input<4>, Dense<5, ReLU>, Dense<2>>;

int main() {
    const Net net{};
    const Other other{};
    const std::array<Net::Input, 2> samples{};
    return quantization_report(net, quantize(other, samples), samples).agreement > 0.5f ? 0 : 1;
}
