// expect: expected_finite_minimum_not_above_maximum
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

constexpr auto scaler = MinMaxNormalizer<float, 2>::from_minimum_and_maximum({{1, 2}}, {{4, -9}});

int main() {
    return scaler.apply({{1, 2}})[0] > 0.5f;
}
