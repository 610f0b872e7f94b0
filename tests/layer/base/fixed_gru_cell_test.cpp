// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include <nervelet/core/random.hpp>
#include <nervelet/layer/base/fixed_gru_cell.hpp>
#include <nervelet/scalar/fixed.hpp>

using namespace nervelet;

namespace {

/// One unit in 16 bits beside the same in double.
template <class T>
struct Unit {
    using Cell = detail::FixedGRUCell<T, 1>;
    static constexpr int sum_bits = T::weight_bits + T::activation_bits;
    std::array<T, 4> row{};
    std::array<T, 1> before{};
    std::array<T, 1> after{};
    typename Cell::Memory memory{};
    double q = 0, r = 0, z = 0, n = 0, h = 0, old = 0;

    static double sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }

    /// inputs: of r, z, n; states: of q, r, z.
    void step(const std::array<std::int32_t, 3>& inputs, const std::array<std::int32_t, 3>& states, std::int16_t h15) {
        constexpr std::int32_t half = std::int32_t(1) << (T::weight_bits - 1);
        const auto number = [](std::int32_t sum) {
            return std::ldexp(double(sum) - half, -sum_bits);
        };
        memory.h[0].raw = h15;
        before[0].raw =
            static_cast<std::int16_t>((h15 + (1 << (14 - T::activation_bits))) >> (15 - T::activation_bits));
        old = std::ldexp(h15, -15);
        Cell::step(row.data(), inputs.data(), states.data(), after.data(), memory);
        const double limit = std::ldexp(32768, -T::activation_bits);
        q = std::fmax(-limit, std::fmin(limit - std::ldexp(1.0, -T::activation_bits), number(states[0])));
        r = sigmoid(number(inputs[0]) + number(states[1]));
        z = sigmoid(number(inputs[1]) + number(states[2]));
        n = std::tanh(number(inputs[2]) + r * q);
        h = n + z * (old - n);
    }

    double of(std::size_t k, int bits) const { return std::ldexp(row[k].raw, -bits); }
};

template <class T>
void compare(std::uint64_t seed, int most_bits) {
    Random random(seed);
    const auto draw = [&random](int bits) {
        return static_cast<std::int32_t>(random.below(std::uint32_t(1) << (bits + 1))) - (std::int32_t(1) << bits);
    };
    const double step = std::ldexp(1.0, -T::activation_bits);
    for (int k = 0; k < 2000; ++k) {
        Unit<T> unit;
        const int bits = Unit<T>::sum_bits + most_bits;
        unit.step({{draw(bits), draw(bits), draw(bits)}}, {{draw(bits), draw(bits), draw(bits)}},
                  static_cast<std::int16_t>(draw(15) < 0 ? -random.below(32768) : random.below(32768)));
        REQUIRE(std::fabs(unit.of(0, T::activation_bits) - unit.q) <= 0.51 * step);
        REQUIRE(std::fabs(unit.of(1, 15) - unit.r) <= 0.06 * step + 1e-4);
        REQUIRE(std::fabs(unit.of(2, 15) - unit.z) <= 0.06 * step + 1e-4);
        REQUIRE(std::fabs(unit.of(3, 15) - unit.n) <= step + 4e-4 * (1 + std::fabs(unit.q)));
        REQUIRE(std::fabs(std::ldexp(unit.memory.h[0].raw, -15) - unit.h) <= step + 4e-4 * (1 + std::fabs(unit.q)));
        REQUIRE(std::fabs(std::ldexp(unit.after[0].raw, -T::activation_bits) - std::ldexp(unit.memory.h[0].raw, -15)) <=
                0.5 * step);
        // the deltas, from what the row holds
        const double q = unit.of(0, T::activation_bits);
        const double r = unit.of(1, 15);
        const double z = unit.of(2, 15);
        const double n = unit.of(3, 15);
        const double before = std::ldexp(unit.before[0].raw, -T::activation_bits);
        const std::int32_t given = draw(k % 2 == 0 ? 24 : 30);
        const double gradient = std::ldexp(given, -24);
        std::int32_t left = given;
        Unit<T>::Cell::deltas(unit.row.data(), unit.before.data(), &left);
        const double delta = gradient * (1 - z) * (1 - n * n);
        const auto expect = [gradient, step, &unit](std::size_t at, double wanted) {
            const double saturated = std::fmax(-2.0, std::fmin(32767.0 / 16384.0, wanted));
            return std::fabs(unit.of(at, 14) - saturated) <= 0.51 / 16384 + (2e-4 + 0.13 * step) * std::fabs(gradient);
        };
        REQUIRE(expect(0, delta * r));
        REQUIRE(expect(1, delta * q * r * (1 - r)));
        REQUIRE(expect(2, gradient * (before - n) * z * (1 - z)));
        REQUIRE(expect(3, delta));
        REQUIRE(std::fabs(std::ldexp(left, -24) - gradient * z) <= std::ldexp(1.0, -24));
    }
}

template <class T>
void compare_largest() {
    for (const std::int32_t a : {INT32_MAX, INT32_MIN}) {
        for (const std::int32_t b : {INT32_MAX, INT32_MIN}) {
            Unit<T> unit;
            unit.step({{a, a, a}}, {{b, b, b}}, static_cast<std::int16_t>(a > 0 ? -32767 : 32767));
            CHECK(std::fabs(std::ldexp(unit.memory.h[0].raw, -15) - unit.h) < 0.001);
            std::int32_t gradient = b > 0 ? 1 << 30 : -(1 << 30);
            Unit<T>::Cell::deltas(unit.row.data(), unit.before.data(), &gradient);
            CHECK(std::fabs(std::ldexp(gradient, -24)) <= 64.0);
        }
    }
}

} // namespace

TEST_CASE("a GRU's cell in 16 bits: gates, states and deltas are those of the formulas") {
    compare<Fixed16>(1, 1);
    compare<Fixed16>(2, 3);
    compare<Fixed16>(3, 6); // up to 64: gates at their ends, deltas that are saturated
    compare<Fixed<10, 12>>(4, 2);
    compare<Fixed<14, 8>>(5, 3);
    compare<Fixed<5, 14>>(6, 0);
    compare<Fixed<15, 4>>(7, 2);
}

TEST_CASE("a GRU's cell in 16 bits: the largest sums, of which none overflows") {
    compare_largest<Fixed16>();
    compare_largest<Fixed<5, 4>>();
    compare_largest<Fixed<5, 14>>();
    compare_largest<Fixed<15, 14>>();
}

TEST_CASE("a GRU's cell in 16 bits: a state that changes by less than a last bit of an activation goes on changing") {
    Unit<Fixed16> unit;
    std::array<std::int32_t, 3> inputs{{4096, 4096 + (5 << 24), 4096 + (1 << 22)}}; // z = 0.9933, n = 0.245
    for (int k = 0; k < 2000; ++k) {
        unit.step(inputs, {{4096, 4096, 4096}}, unit.memory.h[0].raw);
    }
    CHECK(std::fabs(std::ldexp(unit.memory.h[0].raw, -15) - std::tanh(0.25)) < 0.004); // 75 of 2^15 are left
}
