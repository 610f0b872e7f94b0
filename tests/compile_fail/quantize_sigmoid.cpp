// expect: Sigmoid is for networks of a .tflite file
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, Sigmoid>, Dense<2>>;

int main() {
    const Net net{};
    const std::array<Net::Input, 2> samples{};
    return quantize(net, samples).input.zero_point;
}
