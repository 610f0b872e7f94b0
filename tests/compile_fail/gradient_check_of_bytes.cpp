// expect: expected a network, an object of a type such as
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

using Small = QuantizedNetwork<Network<float, Input<4>, Dense<3, ReLU>, Dense<2, Softmax>>>;

constexpr Small small{};

int main() {
    return gradient_check<CrossEntropy>(small, Small::Input{}, Label{1}).largest_error > 0.5f;
}
