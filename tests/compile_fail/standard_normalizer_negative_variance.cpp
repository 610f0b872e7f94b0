// expect: expected_finite_mean_and_variance_of_at_least_0
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

constexpr auto scaler = StandardNormalizer<float, 2>::from_mean_and_variance({{1, 2}}, {{4, -9}});

int main() {
    return scaler.apply({{1, 2}})[0] > 0.5f;
}
