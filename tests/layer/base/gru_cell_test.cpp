// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/core/random.hpp>
#include <nervelet/layer/base/gru_cell.hpp>

#include "support/cell_by_units.hpp"

using namespace nervelet;

namespace {

constexpr std::size_t units = 5;

template <class T>
using Cell = nervelet::detail::GRUCell<T, units>;
static_assert(Cell<float>::gates == 3 && Cell<float>::row_size == 4 * units, "q, r, z, n");
static_assert(Cell<float>::state_columns == 0 && Cell<float>::input_columns == units, "q, r, z and r, z, n");
static_assert(Cell<float>::gradient_column == 3 * units, "in the place of n");
static_assert(std::is_empty<Cell<float>::Memory>::value, "h is all that it keeps");

double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}

/// What goes into a step: h_t-1, the sums of the inputs, of r, z, n, those of the states, of q, r, z, and dJ/dh_t as it
/// comes from later steps and from above.
template <class T>
struct Step {
    std::array<T, units> before;
    std::array<T, 3 * units> inputs;
    std::array<T, 3 * units> states;
    std::array<T, units> later;
    std::array<T, units> above;

    explicit Step(std::uint64_t seed) {
        Random random(seed);
        fill(before, random, 1);
        fill(inputs, random, 2);
        fill(states, random, 2);
        fill(later, random, 1);
        fill(above, random, 1);
    }

    template <std::size_t Size>
    static void fill(std::array<T, Size>& numbers, Random& random, int most) {
        for (T& number : numbers) {
            number = T(most) * (2 * random.uniform<T>() - 1);
        }
    }
};

/// Whether a step and its deltas are those of the formulas, to within error.
template <class T>
bool follows_formulas(std::uint64_t seed, double error) {
    const Step<T> step(seed);
    std::array<T, 4 * units> row{};
    for (std::size_t k = 0; k < 3 * units; ++k) {
        row[k] = step.states[k];
    }
    std::array<T, units> after{};
    std::array<T, units> gradient = step.later;
    typename Cell<T>::Memory memory{};
    Cell<T>::step(row.data(), step.inputs.data(), step.before.data(), after.data(), memory);
    const std::array<T, 4 * units> gates = row;
    for (std::size_t u = 0; u < units; ++u) {
        row[3 * units + u] = step.above[u];
    }
    Cell<T>::deltas(row.data(), step.before.data(), after.data(), gradient.data(), memory);
    double worst = 0;
    const auto compare = [&worst](T number, double expected) {
        worst = std::fmax(worst, std::fabs(static_cast<double>(number) - expected));
    };
    for (std::size_t u = 0; u < units; ++u) {
        const double h = static_cast<double>(step.before[u]);
        const double q = static_cast<double>(step.states[u]);
        const double r = sigmoid(static_cast<double>(step.inputs[u]) + static_cast<double>(step.states[units + u]));
        const double z =
            sigmoid(static_cast<double>(step.inputs[units + u]) + static_cast<double>(step.states[2 * units + u]));
        const double n = std::tanh(static_cast<double>(step.inputs[2 * units + u]) + r * q);
        compare(gates[u], q);
        compare(gates[units + u], r);
        compare(gates[2 * units + u], z);
        compare(after[u], (1 - z) * n + z * h);
        const double dh = static_cast<double>(step.later[u]) + static_cast<double>(step.above[u]);
        const double dn = dh * (1 - z) * (1 - n * n);
        compare(row[u], r * dn);
        compare(row[units + u], q * dn * r * (1 - r));
        compare(row[2 * units + u], dh * (h - n) * z * (1 - z));
        compare(row[3 * units + u], dn);
        compare(gradient[u], dh * z);
    }
    return worst <= error;
}

} // namespace

TEST_CASE("gru_cell: gates, states and deltas are those of the formulas") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CHECK(follows_formulas<double>(seed, 1e-14));
        CHECK(follows_formulas<float>(seed, 2e-6));
    }
}

TEST_CASE("gru_cell: h may stay where it is, and an update gate of one keeps it") {
    std::array<float, 4 * units> row{};
    std::array<float, 3 * units> sums{};
    for (std::size_t u = 0; u < units; ++u) {
        sums[units + u] = 100.0f; // z; n is 0
    }
    std::array<float, units> h{{0.5f, -0.25f, 0.0f, 1.0f, -1.0f}};
    const std::array<float, units> kept = h;
    Cell<float>::Memory memory{};
    Cell<float>::step(row.data(), sums.data(), h.data(), h.data(), memory);
    CHECK(h == kept);
    std::array<float, units> gradient{{1.0f, 1.0f, 1.0f, 1.0f, 1.0f}};
    Cell<float>::deltas(row.data(), kept.data(), h.data(), gradient.data(), memory);
    for (std::size_t k = 0; k < 4 * units; ++k) {
        CHECK(row[k] == 0.0f); // none is NaN, though 1 - z is 0
    }
    CHECK(gradient[4] == 1.0f);
}

TEST_CASE_TEMPLATE("gru_cell: units that are computed together have the bits of each by itself", T, float, double) {
    CHECK(support::each_unit_by_itself<detail::GRUCell, T, 2>());
    CHECK(support::each_unit_by_itself<detail::GRUCell, T, 7>());
    CHECK(support::each_unit_by_itself<detail::GRUCell, T, 16>());
    CHECK(support::each_unit_by_itself<detail::GRUCell, T, 29>());
    CHECK(support::each_unit_by_itself<detail::GRUCell, T, 32>());
}
