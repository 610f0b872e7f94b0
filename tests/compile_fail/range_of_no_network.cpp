// expect: expected a network, an object of a type such as Network<float, Input<2>, Dense<1, Sigmoid>>
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

int main() {
    const std::array<std::array<float, 2>, 2> samples{};
    return nervelet::range_of(samples, samples).weight_bits;
}
