// expect: expected_finite_weights_and_at_least_one_finite_sample
// Part of nervelet. MIT licence, the nervelet authors.
#include <limits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Net = Network<float, Input<4>, Dense<3, ReLU>, Dense<2>>;

constexpr Net net{};
constexpr std::array<Net::Input, 2> samples{{{{1, 2, 3, std::numeric_limits<float>::quiet_NaN()}}}};
constexpr auto of_bytes = quantize(net, samples);

int main() {
    return of_bytes.input.zero_point;
}
