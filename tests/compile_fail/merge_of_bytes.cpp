// expect: merge(network): expected a network
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Small = QuantizedNetwork<Network<float, Input<4>, Dense<3, ReLU>, Dense<2, Softmax>>>;

constexpr Small small{};

int main() {
    merge(small);
}
