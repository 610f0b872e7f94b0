// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>

#include <nervelet/core/outer_product.hpp>

namespace {

struct Values {
    std::array<float, 3> x;
    constexpr float operator()(std::size_t n) const { return x[n]; }
};

template <std::size_t Columns>
struct Deltas {
    std::array<std::array<float, Columns>, 3> rows;
    constexpr const float* operator()(std::size_t n) const { return rows[n].data(); }
};

template <std::size_t Columns, bool SkipsZero>
struct Collect {
    std::array<float, Columns + 2> gradient{};
    std::size_t visits = 0;
    static constexpr bool skips_zero_gradient = SkipsZero;

    void operator()(std::size_t index, float value) {
        gradient[index] = value;
        ++visits;
    }
};

template <std::size_t Columns>
void check_width() {
    const Values values{{{2.0f, 0.0f, 3.0f}}};
    Deltas<Columns> deltas{};
    for (std::size_t j = 0; j < Columns; ++j) {
        deltas.rows[0][j] = static_cast<float>(j);
        deltas.rows[1][j] = 1e9f; // its x is zero
        deltas.rows[2][j] = 100.0f;
    }
    Collect<Columns, true> collect;
    nervelet::OuterProductRow<float, Columns, Values, Deltas<Columns>, std::size_t, Collect<Columns, true>>{
        values, deltas, 3, collect, 1}
        .run();
    CHECK(collect.visits == Columns);
    for (std::size_t j = 0; j < Columns; ++j) {
        CHECK(collect.gradient[1 + j] == 2.0f * static_cast<float>(j) + 300.0f);
    }
}

template <bool SkipsZero>
std::size_t visits_of_a_zero_row() {
    const Values zeros{};
    const Deltas<4> deltas{};
    Collect<4, SkipsZero> collect;
    nervelet::OuterProductRow<float, 4, Values, Deltas<4>, std::size_t, Collect<4, SkipsZero>>{zeros, deltas, 3,
                                                                                               collect, 0}
        .run();
    return collect.visits;
}

} // namespace

TEST_CASE("g[j] = sum_n x_n delta_n[j], visited once for every j, for every width of a block and its rest") {
    check_width<1>();
    check_width<10>();
    check_width<16>();
    check_width<33>();
}

TEST_CASE("a row of zeros is left out only where the visitor allows it") {
    CHECK(visits_of_a_zero_row<true>() == 0);
    CHECK(visits_of_a_zero_row<false>() == 4);
}
