// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/initializer/base/uniform.hpp>

#include <doctest/doctest.h>

using namespace nervelet;

namespace {

/// limit = sqrt(3 * 16 / 3) = 4, so a draw is 4 (2u - 1) to the bit.
template <class T>
constexpr bool is_uniform_within_the_limit() {
    Random random{7};
    Random same{7};
    for (int i = 0; i < 100; ++i) {
        const T draw = UniformDistribution::draw<T, 16>(random, 3);
        if (draw != T(8) * same.uniform<T>() - T(4) || draw < T(-4) || draw >= T(4)) {
            return false;
        }
    }
    return true;
}

} // namespace

#if __cplusplus >= 201703L
static_assert(is_uniform_within_the_limit<float>() && is_uniform_within_the_limit<double>(), "in the compiler");
#endif

TEST_CASE("uniform distribution: limit = sqrt(3 variance)") {
    CHECK(is_uniform_within_the_limit<float>());
    CHECK(is_uniform_within_the_limit<double>());
}
