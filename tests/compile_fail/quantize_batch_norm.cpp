// expect: A BatchNorm is written into the layer below it by merge(net), which also makes
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

constexpr BatchNormStatistics<float, 3> statistics = {{{1, 2, 3}}, {{0.5f, 4, 1}}};
using Net = Network<float, Input<4>, Dense<3>, BatchNorm<decltype(statistics), statistics, ReLU>, Dense<2>>;

int main() {
    const Net net{};
    const std::array<Net::Input, 2> samples{};
    return quantize(net, samples).input.zero_point;
}
