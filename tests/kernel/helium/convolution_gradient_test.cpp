// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <limits>

#include <nervelet/kernel/kernels.hpp>

#include "support/batches.hpp"
#include "support/short_windows.hpp"
#include "support/uneven_numbers.hpp"
#include "support/widths.hpp"

// With Helium the bits are those of the portable form.
namespace {

using nervelet::kernel::Axis;
using nervelet::kernel::Windows;

constexpr std::size_t examples = 3;

using One = Axis<1, 1, 1>;
using Valid = Windows<One, Axis<8, 3, 6>, 3>;
using Strided = support::short_windows::Strided<1>;
using Dilated = support::short_windows::Dilated<2>;
using OnlyPads = support::short_windows::OnlyPads<2>;
using Channels = Windows<One, Axis<7, 2, 3, 2>, 67>;
using Image = support::short_windows::Image<2>;
using DilatedImage = support::short_windows::DilatedImage<2>;

/// Subtracts each gradient once from its number.
template <std::size_t Size, bool TakesLanes>
struct Subtract {
    std::array<float, Size + 2> numbers{};
    float* parameters = numbers.data();
    static constexpr bool skips_zero_gradient = true;
    static constexpr bool subtracts = true;
    static constexpr bool takes_lanes = TakesLanes;

    static constexpr float scale() { return 0.3f; }
    void operator()(std::size_t index, float gradient) { numbers[index] -= gradient; }

    template <class Lane>
    void visit(Lane, std::size_t index, typename Lane::Type gradient) {
        Lane::store(&numbers[index], Lane::load(&numbers[index]) - gradient);
    }
};

/// Whether the gradient is what the portable form gives, also where an x is NaN; fewer than four filters are formed
/// without Helium, and nothing of a delta that is zero.
template <class Over, std::size_t Filters, bool TakesLanes, class Count>
bool is_right(Count count) {
    auto x = support::uneven_numbers<Over::inputs * examples>(Filters);
    const auto delta = support::uneven_numbers<Over::positions * Filters * examples>(Filters + 1);
    const auto batch =
        support::gradient([&x](std::size_t n) { return x.data() + n * Over::inputs; },
                          [&delta](std::size_t n) { return delta.data() + n * Over::positions * Filters; }, count);
    bool right = true;
    for (int turn = 0; turn < (Filters < 4 ? 1 : 2); ++turn) {
        Subtract<(Over::taps * Over::channels + 1) * Filters, TakesLanes> best;
        auto portable = best;
        nervelet::kernel::convolution_gradient<float, Over, Filters>(batch, 1, best);
        nervelet::kernel::convolution_gradient<float, Over, Filters>(batch, 1, portable, nervelet::kernel::Portable{});
        right = right && support::all_same_bits(best.numbers, portable.numbers);
        x[Over::inputs / 2] = std::numeric_limits<float>::quiet_NaN();
    }
    return right;
}

template <std::size_t Filters>
struct Width {
    static bool is_right() { return ::is_right<Valid, Filters, true>(nervelet::kernel::OneExample{}); }
};

template <class Over>
bool is_right_over() {
    return is_right<Over, 3, true>(examples) && is_right<Over, 4, true>(examples) &&
           is_right<Over, 10, false>(examples) && is_right<Over, 5, true>(examples);
}

} // namespace

TEST_CASE("the gradient of a convolution with Helium, to the bit, for every number of filters") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<19>{}));
}

TEST_CASE("of many examples, with pads, steps and gaps") {
    CHECK(is_right_over<Valid>());
    CHECK(is_right_over<Strided>());
    CHECK(is_right_over<Dilated>());
    CHECK(is_right_over<OnlyPads>());
    CHECK(is_right_over<Image>());
    CHECK(is_right_over<DilatedImage>());
}

TEST_CASE("inputs and deltas that lie further apart than a load can step on") {
    CHECK(is_right<Channels, 130, true>(nervelet::kernel::OneExample{}));
}
