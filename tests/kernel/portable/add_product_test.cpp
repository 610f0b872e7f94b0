// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/kernel/kernels.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>

using namespace nervelet;

namespace {

/// z += x W of 3 x 19: a full block and a rest.
template <class T>
constexpr bool adds() {
    T weights[3 * 19] = {};
    T z[19] = {};
    for (std::size_t j = 0; j < 19; ++j) {
        for (std::size_t k = 0; k < 3; ++k) {
            weights[k * 19 + j] = T(static_cast<int>(k * 100 + j));
        }
        z[j] = T(-7);
    }
    const T x[3] = {T(2), T(0), T(-1)};
    kernel::add_product<3, 19>(x, weights, z);
    for (std::size_t j = 0; j < 19; ++j) {
        const int expected = -7 + 2 * static_cast<int>(j) - (200 + static_cast<int>(j));
        if (!(z[j] == T(expected))) {
            return false;
        }
    }
    return true;
}

} // namespace

#if __cplusplus >= 201703L
static_assert(adds<float>() && adds<double>(), "in a constant expression");
#endif

TEST_CASE_TEMPLATE("add_product: z += x W", T, float, double) {
    CHECK(adds<T>());
}

TEST_CASE_TEMPLATE("add_product: begun with the bias, the bits of affine", T, float, double) {
    std::array<T, 3 * 19 + 19> weights{};
    for (std::size_t i = 0; i < weights.size(); ++i) {
        weights[i] = T(1) / T(static_cast<int>(i) + 3) - T(0.125);
    }
    const std::array<T, 3> x{{T(0.3), T(-0.7), T(1.1)}};
    std::array<T, 19> expected{};
    std::array<T, 19> z{};
    for (std::size_t j = 0; j < 19; ++j) {
        z[j] = weights[3 * 19 + j];
    }
    kernel::affine<3, 19>(x.data(), weights.data(), expected.data());
    kernel::add_product<3, 19>(x.data(), weights.data(), z.data());
    CHECK(z == expected);
}
