// expect: expected a Net of Conv1D
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Factory = Network<float, Input<16, 2>, GRU<4>, Dense<2, Softmax>>;

static Factory net;

int main() {
    const std::array<Factory::Input, 2> samples{};
    const auto bytes = quantize(net, samples);
    return bytes.input.zero_point;
}
