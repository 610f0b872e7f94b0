// expect: Normalize in float and convert
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<4>, Dense<3, Softmax>>;

int main() {
    const Net::Input x{};
    const auto normalizer = MinMaxNormalizer<Fixed16, 4>::from_minimum_and_maximum(x, x);
    Net()(normalizer.apply_clamped(x));
}
