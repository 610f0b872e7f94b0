// expect: Of a network with a BatchNorm or frozen layers range_of(merge(net), samples)
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

constexpr BatchNormStatistics<float, 3> statistics = {{{1, 2, 3}}, {{1, 1, 4}}};

using Net = Network<float, Input<4>, Dense<3>, BatchNorm<decltype(statistics), statistics, ReLU>, Dense<2>>;

int main() {
    const Net net{};
    const std::array<Net::Input, 2> samples{};
    return range_of(net, samples).weight_bits;
}
