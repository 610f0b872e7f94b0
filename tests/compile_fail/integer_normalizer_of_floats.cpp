// expect: expected integers that 32 bits with sign hold
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

int main() {
    const StandardNormalizer<float, 2> normalizer;
    convert<Fixed16>(normalizer).apply(std::array<float, 2>{{1.0f, 2.0f}});
}
