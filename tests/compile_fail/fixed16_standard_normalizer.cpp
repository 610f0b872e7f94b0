// expect: Normalize in float and convert
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;
using Net = Network<Fixed16, Input<4>, Dense<3, Softmax>>;

int main() {
    StandardNormalizer<Net::Scalar, 4> normalizer;
    Net::Input x{};
    normalizer.observe(x);
    Net()(normalizer.apply(x));
}
