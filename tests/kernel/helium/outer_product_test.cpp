// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>

#include <nervelet/core/random.hpp>
#include <nervelet/kernel/kernels.hpp>
#include <nervelet/scalar/one_lane.hpp>

#include "support/batches.hpp"
#include "support/widths.hpp"

namespace {

constexpr std::size_t rows = 3;
constexpr std::size_t most_examples = 3;

struct Inputs {
    std::array<std::array<float, rows>, most_examples> x;
    const float* operator()(std::size_t n) const { return x[n].data(); }
};

template <std::size_t Columns>
struct Deltas {
    std::array<std::array<float, Columns>, most_examples> rows;
    const float* operator()(std::size_t n) const { return rows[n].data(); }
};

/// All that a formula can ask of lanes; with or without them.
template <std::size_t Columns, bool TakesLanes>
struct Formula {
    std::array<float, (rows + 1) * Columns + 2> numbers;
    static constexpr bool skips_zero_gradient = true;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = TakesLanes;

    static constexpr float scale() { return 0.3f; }

    template <class Lane>
    void visit(Lane, std::size_t index, typename Lane::Type gradient) {
        const auto number = Lane::load(&numbers[index]);
        auto square = 0.9f * number + gradient * gradient;
        square += 0.5f - number / 4.0f;
        square *= square;
        Lane::store(&numbers[index], number * 0.75f - gradient / (Lane::sqrt(square) + 0.25f) + -square);
    }

    void operator()(std::size_t index, float gradient) {
        REQUIRE(!TakesLanes);
        visit(nervelet::detail::OneLane<float>{}, index, gradient);
    }
};

template <std::size_t Columns, bool TakesLanes, class Count>
std::array<float, (rows + 1) * Columns + 2> changed(Count count) {
    static Formula<Columns, TakesLanes> formula;
    nervelet::Random random(Columns);
    for (float& number : formula.numbers) {
        number = random.uniform<float>() + 0.5f;
    }
    Inputs inputs{{{{{0.7f, 0.0f, -0.9f}}, {{0.0f, 0.0f, 0.4f}}, {{-0.2f, -0.0f, 0.0f}}}}};
    Deltas<Columns> deltas{};
    for (auto& row : deltas.rows) {
        for (float& delta : row) {
            delta = random.uniform<float>() - 0.5f;
        }
    }
    nervelet::kernel::outer_product<float, rows, Columns>(support::gradient(inputs, deltas, count), 1, formula);
    return formula.numbers;
}

template <std::size_t Columns>
struct Width {
    static bool is_right() {
        const nervelet::kernel::OneExample one{};
        return changed<Columns, true>(one) == changed<Columns, false>(one) &&
               changed<Columns, true>(most_examples) == changed<Columns, false>(most_examples);
    }
};

} // namespace

TEST_CASE("a formula on a gradient with Helium, to the bit, of one example and of many, for every width") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<35>{}));
}
