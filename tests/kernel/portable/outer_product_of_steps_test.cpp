// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include <nervelet/kernel/kernels.hpp>

#include "support/same_bits.hpp"
#include "support/uneven_numbers.hpp"

namespace {

constexpr std::size_t gap = 3; ///< numbers between what one step and the next one have

/// Steps whose inputs and deltas lie in larger rows.
template <std::size_t Rows, std::size_t Columns, std::size_t Steps, std::size_t Examples>
struct Batch {
    static constexpr bool has_all_steps = true;
    static constexpr std::size_t steps = Steps;
    static constexpr std::size_t x_distance = Rows + 1;
    static constexpr std::size_t delta_distance = Columns + gap;
    std::array<float, Examples* Steps* x_distance> inputs = support::uneven_numbers<Examples * Steps * x_distance>(1);
    std::array<float, Examples* Steps* delta_distance> deltas =
        support::uneven_numbers<Examples * Steps * delta_distance>(2);

    static constexpr std::size_t count() { return Examples * Steps; }
    const float* x(std::size_t q) const { return inputs.data() + q * x_distance; }
    const float* delta(std::size_t q) const { return deltas.data() + q * delta_distance; }
};

/// Subtracts, and forms a sum that depends on the order where lanes are not taken.
template <std::size_t Size, bool TakesLanes, bool Subtracts>
struct Keep {
    std::array<float, Size> kept{};
    float sum = 0.0f;
    float* parameters = kept.data();
    static constexpr bool skips_zero_gradient = true;
    static constexpr bool subtracts = Subtracts;
    static constexpr bool takes_lanes = TakesLanes;

    static constexpr float scale() { return 0.3f; }
    void operator()(std::size_t index, float gradient) {
        kept[index] -= gradient;
        sum += TakesLanes || Subtracts ? 0.0f : gradient * gradient;
    }

    template <class Lane>
    void visit(Lane, std::size_t index, typename Lane::Type gradient) {
        Lane::store(&kept[index], Lane::load(&kept[index]) - gradient);
    }
};

template <std::size_t Rows, std::size_t Columns, bool TakesLanes, bool Subtracts, class Steps>
bool agree_for(const Steps& batch) {
    using Kept = Keep<(Rows + 1) * Columns + 1, TakesLanes, Subtracts>;
    Kept best;
    Kept portable;
    Kept expected;
    nervelet::kernel::outer_product_of_steps<float, Rows, Columns>(batch, 1, best);
    nervelet::kernel::outer_product_of_steps<float, Rows, Columns>(batch, 1, portable, nervelet::kernel::Portable{});
    for (std::size_t k = 0; k <= Rows; ++k) {
        for (std::size_t j = 0; j < Columns; ++j) {
            float sum = 0.0f;
            for (std::size_t q = 0; q < batch.count(); ++q) {
                sum += (k < Rows ? batch.x(q)[k] : 1.0f) * batch.delta(q)[j];
            }
            expected(1 + k * Columns + j, 0.3f * sum);
        }
    }
    return support::all_same_bits(best.kept, expected.kept) && support::same_bits(best.sum, expected.sum) &&
           support::all_same_bits(portable.kept, expected.kept) && support::same_bits(portable.sum, expected.sum);
}

template <std::size_t Rows, std::size_t Columns, std::size_t Steps, std::size_t Examples>
bool agree() {
    Batch<Rows, Columns, Steps, Examples> batch;
    batch.inputs[0] = 0.0f;
    batch.inputs[Rows + 2] = -0.0f;
    batch.deltas[0] = -0.0f;
    return agree_for<Rows, Columns, false, false>(batch) && agree_for<Rows, Columns, true, false>(batch) &&
           agree_for<Rows, Columns, false, true>(batch);
}

/// Inputs or deltas of zero, of any sign, give a gradient of 0, not -0.
template <std::size_t Columns>
bool zeros_have_no_sign(float input, float delta) {
    Batch<3, Columns, 2, 1> batch;
    batch.inputs.fill(input);
    batch.deltas.fill(delta);
    Keep<4 * Columns, false, false> best;
    best.kept.fill(-0.0f); // -0 - 0 is -0, but -0 - -0 is 0
    nervelet::kernel::outer_product_of_steps<float, 3, Columns>(batch, 0, best);
    for (std::size_t i = 0; i < 3 * Columns; ++i) {
        if (!support::same_bits(best.kept[i], -0.0f)) {
            return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("g = scale times a sum over the steps of all examples, each number once and in order, with the same bits") {
    CHECK(agree<1, 1, 2, 1>());
    CHECK(agree<1, 48, 16, 1>());
    CHECK(agree<16, 48, 5, 1>());
    CHECK(agree<5, 3, 4, 3>());
    CHECK(agree<4, 9, 1, 2>());
    CHECK(agree<2, 15, 3, 2>());
    CHECK(agree<3, 16, 7, 1>());
    CHECK(agree<7, 17, 3, 1>());
    CHECK(agree<9, 39, 2, 2>());
    CHECK(agree<2, 49, 3, 1>()); // 48 columns, and one more
    CHECK(agree<3, 101, 2, 2>());
}

TEST_CASE("a gradient of zero has no sign, whether or not products with zero are left out") {
    CHECK(zeros_have_no_sign<4>(0.0f, -1.0f));
    CHECK(zeros_have_no_sign<4>(-0.0f, 1.0f));
    CHECK(zeros_have_no_sign<21>(-1.0f, 0.0f));
    CHECK(zeros_have_no_sign<21>(1.0f, -0.0f));
}
