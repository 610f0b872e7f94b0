// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>

#include <doctest/doctest.h>

#include <nervelet/core/random.hpp>
#include <nervelet/layer/base/gate_weights.hpp>
#include <nervelet/layer/base/gradient_below.hpp>

using namespace nervelet;

namespace {

struct EverySecondBias {
    static constexpr bool is_one(std::size_t column) { return column % 2 == 1; }
};

/// Shows which fans it was given, and draws.
struct ShowFans {
    template <class T>
    static constexpr T draw(Random& random, std::size_t fan_in, std::size_t fan_out) {
        return T(static_cast<int>(10 * fan_in + fan_out)) + random.uniform<T>();
    }
};

using Weights = nervelet::detail::GateWeights<double, 2, 3, EverySecondBias>;
static_assert(Weights::parameter_count == 9 && Weights::weight_rows == 2 && Weights::weight_columns == 3,
              "W of 2 x 3, and a bias a column");
static_assert(Weights::fan_in() == 2 && Weights::fan_out() == 3, "from a row to a column");
static_assert(!nervelet::detail::ZeroBiases::is_one(0) && !nervelet::detail::ZeroBiases::is_one(5), "none is one");

const double parameters[] = {1, 2, 3, 4, 5, 6, 10, 20, 30};
const double delta[] = {1, -1, 2};

/// Wants dJ/dx[1] alone.
struct SecondAlone {
    double* gradient;
    constexpr bool wants(std::size_t k) const { return k == 1; }
    constexpr void take(std::size_t k, double number) const { gradient[k] = number; }
};

} // namespace

TEST_CASE("gate_weights: the weights are drawn row after row, with both fans, then the biases are 0 or 1") {
    std::array<double, Weights::parameter_count> drawn{};
    drawn.fill(-7);
    Random random(5);
    Random same(5);
    Weights::initialize<ShowFans>(drawn.data(), random);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(drawn[i] == 23 + same.uniform<double>());
    }
    CHECK(drawn[6] == 0);
    CHECK(drawn[7] == 1);
    CHECK(drawn[8] == 0);
    CHECK(random.state() == same.state()); // nothing is drawn for a bias
}

TEST_CASE("gate_weights: z = x W + b") {
    const double numbers[] = {2, -1};
    const double* const x = numbers;
    double z[] = {-7, -7, -7, -7};
    Weights::sums(parameters, x, z);
    CHECK(z[0] == 8);  // 2 - 4 + 10
    CHECK(z[1] == 19); // 4 - 5 + 20
    CHECK(z[2] == 30); // 6 - 6 + 30
    CHECK(z[3] == -7);
}

TEST_CASE("gate_weights: dJ/dx = W delta is added, multiplied or taken where it is wanted") {
    double sums[] = {100, 200, 300};
    Weights::give(parameters, delta, AddInto<double>{sums});
    CHECK(sums[0] == 105); // 1 - 2 + 6
    CHECK(sums[1] == 211); // 4 - 5 + 12
    CHECK(sums[2] == 300);
    double factors[] = {0, 3, 4};
    Weights::give(parameters, delta, MultiplyInto<double>{factors});
    CHECK(factors[0] == 0);
    CHECK(factors[1] == 33);
    CHECK(factors[2] == 4);
    double alone[] = {-7, -7, -7};
    Weights::give(parameters, delta, SecondAlone{alone});
    CHECK(alone[0] == -7);
    CHECK(alone[1] == 11);
    CHECK(alone[2] == -7);
}
