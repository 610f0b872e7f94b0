// expect: expected Fixed16 or another Fixed as T
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

int main() {
    const StandardNormalizer<double, 2> normalizer;
    convert<float>(normalizer);
}
