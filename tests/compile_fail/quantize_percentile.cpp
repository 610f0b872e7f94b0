// expect: expected_percentile_above_0_and_at_most_100
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, ReLU>, Dense<2>>;

constexpr Net net{};
constexpr std::array<Net::Input, 2> samples{{{{1, 2, 3, 4}}}};
constexpr auto of_bytes = quantize(net, samples, Percentile{101});

int main() {
    return of_bytes.input.zero_point;
}
