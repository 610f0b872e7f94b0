// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>

#include <nervelet/kernel/kernels.hpp>

#include "support/batches.hpp"

namespace {

constexpr std::size_t rows = 2;

/// The inputs of up to three examples.
struct Inputs {
    std::array<std::array<float, rows>, 3> x;
    constexpr const float* operator()(std::size_t n) const { return &x[n][0]; }
};

template <std::size_t Columns>
struct Deltas {
    std::array<std::array<float, Columns>, 3> rows;
    constexpr const float* operator()(std::size_t n) const { return rows[n].data(); }
};

template <std::size_t Columns, bool SkipsZero>
struct Collect {
    std::array<float, (rows + 1) * Columns + 2> gradient{};
    std::size_t visits = 0;
    static constexpr bool skips_zero_gradient = SkipsZero;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = false;

    static constexpr float scale() { return 0.5f; }
    void operator()(std::size_t index, float value) {
        gradient[index] = value;
        ++visits;
    }
};

template <std::size_t Columns>
void check_width() {
    const Inputs inputs{{{{{4.0f, 1.0f}}, {{0.0f, 1.0f}}, {{6.0f, 1.0f}}}}};
    Deltas<Columns> deltas{};
    for (std::size_t j = 0; j < Columns; ++j) {
        deltas.rows[0][j] = static_cast<float>(j);
        deltas.rows[1][j] = 1e9f; // its first x is zero
        deltas.rows[2][j] = 100.0f;
    }
    Collect<Columns, true> collect;
    nervelet::kernel::outer_product<float, rows, Columns>(support::gradient(inputs, deltas, std::size_t(3)), 1,
                                                          collect);
    CHECK(collect.visits == (rows + 1) * Columns);
    for (std::size_t j = 0; j < Columns; ++j) {
        CHECK(collect.gradient[1 + j] == 2.0f * static_cast<float>(j) + 300.0f);
        const float sum = 0.5f * static_cast<float>(j) + 0.5f * 1e9f + 50.0f;
        CHECK(collect.gradient[1 + Columns + j] == sum);     // x is 1
        CHECK(collect.gradient[1 + 2 * Columns + j] == sum); // so it is for the bias
    }
}

template <bool SkipsZero, class Count>
std::size_t visits_of_zero_rows(Count count) {
    const Inputs zeros{};
    const Deltas<4> deltas{};
    Collect<4, SkipsZero> collect;
    nervelet::kernel::outer_product<float, rows, 4>(support::gradient(zeros, deltas, count), 0, collect);
    return collect.visits;
}

template <std::size_t Columns>
bool one_example_is_a_batch_of_one() {
    const Inputs inputs{{{{{0.7f, -0.9f}}, {{}}, {{}}}}};
    Deltas<Columns> deltas{};
    for (std::size_t j = 0; j < Columns; ++j) {
        deltas.rows[0][j] = 1.0f / static_cast<float>(j + 3);
    }
    Collect<Columns, false> one;
    Collect<Columns, false> batch;
    nervelet::kernel::outer_product<float, rows, Columns>(
        support::gradient(inputs, deltas, nervelet::kernel::OneExample{}), 1, one);
    nervelet::kernel::outer_product<float, rows, Columns>(support::gradient(inputs, deltas, std::size_t(1)), 1, batch);
    return one.gradient == batch.gradient && one.visits == (rows + 1) * Columns;
}

/// What gradient descent does, once as a subtraction without a gradient and once visit by visit.
template <bool Subtracts>
struct Descend {
    float* parameters;
    static constexpr bool skips_zero_gradient = true;
    static constexpr bool subtracts = Subtracts;
    static constexpr bool takes_lanes = false;

    static constexpr float scale() { return 0.3f; }
    void operator()(std::size_t index, float gradient) { parameters[index] -= gradient; }
};

template <std::size_t Columns, bool Subtracts>
std::array<float, (rows + 1) * Columns + 1> descended() {
    std::array<float, (rows + 1) * Columns + 1> parameters{};
    Deltas<Columns> deltas{};
    for (std::size_t j = 0; j < Columns; ++j) {
        deltas.rows[0][j] = 1.0f / static_cast<float>(j + 3);
    }
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        parameters[i] = 1.0f / static_cast<float>(i + 7);
    }
    const Inputs inputs{{{{{0.7f, -0.9f}}, {{}}, {{}}}}};
    Descend<Subtracts> descend{parameters.data()};
    nervelet::kernel::outer_product<float, rows, Columns>(
        support::gradient(inputs, deltas, nervelet::kernel::OneExample{}), 1, descend);
    return parameters;
}

} // namespace

TEST_CASE("g = scale sum_n x_n delta_n, each number visited once, then the bias, for every width of a block") {
    check_width<1>();
    check_width<10>();
    check_width<16>();
    check_width<33>();
}

TEST_CASE("a row of zeros is left out only where the visitor allows it") {
    CHECK(visits_of_zero_rows<true>(std::size_t(3)) == 4); // the bias
    CHECK(visits_of_zero_rows<false>(std::size_t(3)) == 12);
    CHECK(visits_of_zero_rows<true>(nervelet::kernel::OneExample{}) == 4);
    CHECK(visits_of_zero_rows<false>(nervelet::kernel::OneExample{}) == 12);
}

TEST_CASE("the gradient of one example has the bits of a batch of one") {
    CHECK(one_example_is_a_batch_of_one<1>());
    CHECK(one_example_is_a_batch_of_one<10>());
    CHECK(one_example_is_a_batch_of_one<16>());
    CHECK(one_example_is_a_batch_of_one<33>());
}

TEST_CASE("one example and a visitor that only subtracts: the same bits without a gradient") {
    CHECK(descended<1, true>() == descended<1, false>());
    CHECK(descended<9, true>() == descended<9, false>());
    CHECK(descended<16, true>() == descended<16, false>());
    CHECK(descended<37, true>() == descended<37, false>());
}
