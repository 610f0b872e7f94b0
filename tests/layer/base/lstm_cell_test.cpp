// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include <nervelet/core/random.hpp>
#include <nervelet/layer/base/lstm_cell.hpp>

#include "support/cell_by_units.hpp"

using namespace nervelet;

namespace {

constexpr std::size_t units = 5;

template <class T>
using Cell = nervelet::detail::LSTMCell<T, units>;
static_assert(Cell<float>::gates == 4 && Cell<float>::row_size == 6 * units, "i, f, g, o, c_t-1, tanh(c_t)");
static_assert(Cell<float>::state_columns == 0 && Cell<float>::input_columns == 0, "both i, f, g, o");
static_assert(Cell<float>::gradient_column == 5 * units, "in the place of tanh(c_t)");
using Biases = Cell<float>::InputBiases;
static_assert(!Biases::is_one(0) && !Biases::is_one(4) && Biases::is_one(5) && Biases::is_one(9) &&
                  !Biases::is_one(10) && !Biases::is_one(19),
              "those of the forget gates");

double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}

/// Numbers between -most and most.
template <class T, std::size_t Size>
std::array<T, Size> numbers(Random& random, int most) {
    std::array<T, Size> all{};
    for (T& number : all) {
        number = T(most) * (2 * random.uniform<T>() - 1);
    }
    return all;
}

/// Whether a step and its deltas are those of the formulas, to within error.
template <class T>
bool follows_formulas(std::uint64_t seed, double error) {
    Random random(seed);
    const auto inputs = numbers<T, 4 * units>(random, 2);
    const auto states = numbers<T, 4 * units>(random, 2);
    const auto c = numbers<T, units>(random, 2);
    const auto later = numbers<T, units>(random, 1);
    const auto above = numbers<T, units>(random, 1);
    const auto later_dc = numbers<T, units>(random, 1);
    std::array<T, 6 * units> row{};
    for (std::size_t k = 0; k < 4 * units; ++k) {
        row[k] = states[k];
    }
    typename Cell<T>::Memory memory{c};
    std::array<T, units> after{};
    Cell<T>::step(row.data(), inputs.data(), nullptr, after.data(), memory);
    const std::array<T, 6 * units> gates = row;
    for (std::size_t u = 0; u < units; ++u) {
        row[5 * units + u] = above[u];
    }
    std::array<T, units> gradient = later;
    typename Cell<T>::Memory back{later_dc};
    Cell<T>::deltas(row.data(), nullptr, after.data(), gradient.data(), back);
    double worst = 0;
    const auto compare = [&worst](T number, double expected) {
        worst = std::fmax(worst, std::fabs(static_cast<double>(number) - expected));
    };
    for (std::size_t u = 0; u < units; ++u) {
        const auto sum = [&inputs, &states, u](std::size_t gate) {
            return static_cast<double>(inputs[gate * units + u]) + static_cast<double>(states[gate * units + u]);
        };
        const double i = sigmoid(sum(0));
        const double f = sigmoid(sum(1));
        const double g = std::tanh(sum(2));
        const double o = sigmoid(sum(3));
        const double old = static_cast<double>(c[u]);
        const double tanh_c = std::tanh(f * old + i * g);
        compare(gates[u], i);
        compare(gates[units + u], f);
        compare(gates[2 * units + u], g);
        compare(gates[3 * units + u], o);
        compare(gates[4 * units + u], old);
        compare(memory.c[u], f * old + i * g);
        compare(after[u], o * tanh_c);
        const double dh = static_cast<double>(later[u]) + static_cast<double>(above[u]);
        const double dc = static_cast<double>(later_dc[u]) + dh * o * (1 - tanh_c * tanh_c);
        compare(row[u], dc * g * i * (1 - i));
        compare(row[units + u], dc * old * f * (1 - f));
        compare(row[2 * units + u], dc * i * (1 - g * g));
        compare(row[3 * units + u], dh * tanh_c * o * (1 - o));
        compare(back.c[u], dc * f);
        compare(gradient[u], 0); // all comes through the gates
    }
    return worst <= error;
}

} // namespace

TEST_CASE("lstm_cell: gates, states and deltas are those of the formulas") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CHECK(follows_formulas<double>(seed, 1e-14));
        CHECK(follows_formulas<float>(seed, 2e-6));
    }
}

TEST_CASE("lstm_cell: an output gate of zero gives no NaN") {
    std::array<float, 6 * units> row{};
    row[5 * units] = 1.0f;
    const std::array<float, units> h{};
    std::array<float, units> gradient{};
    Cell<float>::Memory dc{};
    Cell<float>::deltas(row.data(), nullptr, h.data(), gradient.data(), dc);
    for (std::size_t k = 0; k < 4 * units; ++k) {
        CHECK(row[k] == 0.0f);
    }
    CHECK(dc.c[0] == 0.0f);
}

TEST_CASE_TEMPLATE("lstm_cell: units that are computed together have the bits of each by itself", T, float, double) {
    CHECK(support::each_unit_by_itself<detail::LSTMCell, T, 2>());
    CHECK(support::each_unit_by_itself<detail::LSTMCell, T, 7>());
    CHECK(support::each_unit_by_itself<detail::LSTMCell, T, 16>());
    CHECK(support::each_unit_by_itself<detail::LSTMCell, T, 29>());
    CHECK(support::each_unit_by_itself<detail::LSTMCell, T, 32>());
}
