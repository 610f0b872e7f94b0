// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <type_traits>

#include <doctest/doctest.h>

#include <nervelet/core/shape.hpp>
#include <nervelet/kernel/one_example.hpp>
#include <nervelet/layer/base/gradient_below.hpp>
#include <nervelet/layer/base/short_window.hpp>
#include <nervelet/layer/base/steps_of_batch.hpp>

using namespace nervelet;

namespace {

/// What they ask of a recurrent layer: 3 steps of 2 channels, 2 units, rows of 7 numbers.
struct Layer {
    static constexpr std::size_t steps = 3;
    static constexpr std::size_t channels = 2;
    static constexpr std::size_t units = 2;
    struct Cell {
        static constexpr std::size_t row_size = 7;
        static constexpr std::size_t input_columns = 2;
        static constexpr std::size_t state_columns = 1;
    };
};

struct Tape {
    std::array<float, 8> states;
    std::array<float, 21> rows;
};

/// Each number says where it lies: 100 times the number of the example, plus the place in the array.
struct Numbers {
    std::array<Tape, 2> tapes{};
    std::array<std::array<float, 6>, 2> xs{};
    std::array<std::array<float, 6>, 2> gradients{};

    Numbers() {
        for (std::size_t n = 0; n < 2; ++n) {
            count_from(tapes[n].states, n);
            count_from(tapes[n].rows, n);
            count_from(xs[n], n);
            count_from(gradients[n], n);
        }
    }

    template <std::size_t Size>
    static void count_from(std::array<float, Size>& numbers, std::size_t n) {
        for (std::size_t k = 0; k < Size; ++k) {
            numbers[k] = static_cast<float>(100 * n + k);
        }
    }
};

template <class Count>
struct WholeBatch {
    Numbers& numbers;
    Count count() const { return Count(); }
    const float* x(std::size_t n) const { return numbers.xs[n].data(); }
    const Tape& tape(std::size_t n) const { return numbers.tapes[n]; }
    MultiplyInto<float> below(std::size_t n) const { return {numbers.gradients[n].data()}; }
};

using Two = std::integral_constant<std::size_t, 2>;

/// The first example has all 3 steps, the second one 2; an example alone has 1.
template <class Count>
struct ShortBatch : WholeBatch<Count> {
    explicit ShortBatch(Numbers& all) : WholeBatch<Count>{all} {}
    detail::ShortWindow<const float*> x(std::size_t n) const {
        const std::size_t steps = std::is_same<Count, Two>::value ? 3 - n : 1;
        return detail::WithSteps<Shape<3, 2>>::of(WholeBatch<Count>::x(n), steps);
    }
};

} // namespace

TEST_CASE("steps_of_batch: the steps of all examples, one example after the other") {
    Numbers numbers;
    const WholeBatch<Two> batch{numbers};
    const auto inputs = detail::inputs_of_steps<Layer>(batch);
    const auto states = detail::states_of_steps<Layer>(batch);
    CHECK(inputs.count() == 6);
    CHECK(states.count() == 6);
    for (std::size_t q = 0; q < 6; ++q) {
        const float example = q < 3 ? 0.0f : 100.0f;
        const float step = static_cast<float>(q % 3);
        CHECK(inputs.x(q)[1] == example + 2 * step + 1);
        CHECK(states.x(q)[1] == example + 2 * step + 1); // h_t-1
        CHECK(inputs.delta(q)[0] == example + 7 * step + 2);
        CHECK(states.delta(q)[0] == example + 7 * step + 1);
        CHECK(inputs.factors(q)[0] == example + 2 * step);
        CHECK(inputs.below(q).factors == inputs.factors(q));
        CHECK(inputs.all.is_real(q));
    }
    static_assert(decltype(inputs)::has_all_steps && decltype(states)::has_all_steps, "as the kernels are told");
    static_assert(decltype(inputs)::steps == 3 && decltype(inputs)::x_distance == 2, "channels");
    static_assert(decltype(states)::steps == 3 && decltype(states)::x_distance == 2, "units");
    static_assert(decltype(inputs)::delta_distance == 7 && decltype(states)::delta_distance == 7, "a row");
}

TEST_CASE("steps_of_batch: the steps behind the end of a short window read the numbers of its first one") {
    Numbers numbers;
    const ShortBatch<Two> batch(numbers);
    const auto inputs = detail::inputs_of_steps<Layer>(batch);
    CHECK(inputs.count() == 6);
    CHECK(inputs.all.is_real(2));
    CHECK(inputs.all.is_real(4));
    CHECK_FALSE(inputs.all.is_real(5));
    CHECK(inputs.x(4)[0] == 102);
    CHECK(inputs.x(5)[0] == 100);
    CHECK(detail::states_of_steps<Layer>(batch).x(5)[0] == 100);
    CHECK(inputs.delta(5)[0] == 116); // which are zeros there
    static_assert(!decltype(inputs)::has_all_steps, "as the kernels are told");
}

TEST_CASE("steps_of_batch: an example alone has only its real steps") {
    Numbers numbers;
    const ShortBatch<kernel::OneExample> alone(numbers);
    const auto inputs = detail::inputs_of_steps<Layer>(alone);
    CHECK(inputs.count() == 1);
    CHECK(inputs.x(0)[1] == 1);
    const WholeBatch<kernel::OneExample> whole{numbers};
    const auto states = detail::states_of_steps<Layer>(whole);
    CHECK(states.count() == 3);
    CHECK(states.x(2)[0] == 4);
    CHECK(states.delta(2)[0] == 15);
}

TEST_CASE("steps_of_batch: dJ/dx behind the end of a short window is zero, before it nothing changes") {
    Numbers numbers;
    detail::give_zeros_behind<Layer>(ShortBatch<Two>(numbers));
    CHECK(numbers.gradients[0][5] == 5);
    CHECK(numbers.gradients[1][3] == 103);
    CHECK(numbers.gradients[1][4] == 0);
    CHECK(numbers.gradients[1][5] == 0);
}

TEST_CASE("steps_of_batch: dJ/dh from above is added into the rows") {
    std::array<float, 14> rows{};
    const detail::AddToSteps<float, 2, 7> above{rows.data() + 4};
    above.take(1, 3.0f);
    above.take(2, 5.0f);
    above.take(2, 1.0f);
    above.from(2).take(1, 7.0f);
    CHECK(above.wants(3));
    CHECK(rows == std::array<float, 14>{{0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 6, 7, 0}});
}
