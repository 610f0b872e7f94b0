// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <limits>

#include <nervelet/kernel/kernels.hpp>
#include <nervelet/layer/base/gradient_below.hpp>

#include "support/short_windows.hpp"
#include "support/uneven_numbers.hpp"
#include "support/widths.hpp"

// With Helium the bits are those of the portable form.
namespace {

using nervelet::kernel::Axis;
using nervelet::kernel::Windows;

using One = Axis<1, 1, 1>;
using Valid = Windows<One, Axis<5, 3, 3>, 3>;
using Strided = support::short_windows::Strided<19>;
using Dilated = support::short_windows::Dilated<2>;
using Image = support::short_windows::Image<1>;

template <std::size_t Filters>
struct Deltas {
    const float* numbers;
    const float* operator()(std::size_t position) const { return numbers + position * Filters; }
};

/// Whether every dJ/dx, and nothing beside them, is what the portable form gives, also where a delta is NaN.
template <template <class> class Below, class Over, std::size_t Filters>
bool is_right() {
    const auto weights = support::uneven_numbers<Over::taps * Over::channels * Filters>(Filters);
    auto delta = support::uneven_numbers<Over::positions * Filters>(Filters + 1);
    bool right = true;
    for (int turn = 0; turn < 2; ++turn) {
        auto best = support::uneven_numbers<Over::inputs + 2>(Filters + 2);
        auto portable = best;
        nervelet::kernel::convolution_backward<Over, Filters>(weights.data(), Deltas<Filters>{delta.data()},
                                                              Below<float>{best.data() + 1});
        nervelet::kernel::convolution_backward<Over, Filters>(weights.data(), Deltas<Filters>{delta.data()},
                                                              Below<float>{portable.data() + 1},
                                                              nervelet::kernel::Portable{});
        right = right && support::all_same_bits(best, portable);
        delta[Over::positions * Filters / 2] = std::numeric_limits<float>::quiet_NaN();
    }
    return right;
}

template <std::size_t Filters>
struct Width {
    static bool is_right() { return ::is_right<nervelet::MultiplyInto, Valid, Filters>(); }
};

template <class Over>
bool is_right_over() {
    return is_right<nervelet::MultiplyInto, Over, 3>() && is_right<nervelet::AddInto, Over, 4>() &&
           is_right<nervelet::AddInto, Over, 10>() && is_right<nervelet::MultiplyInto, Over, 17>();
}

} // namespace

TEST_CASE("dJ/dx of a convolution with Helium, to the bit, for every number of filters") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<35>{}));
}

TEST_CASE("with pads, steps and gaps, into whatever lies below") {
    CHECK(is_right_over<Strided>());
    CHECK(is_right_over<Dilated>());
    CHECK(is_right_over<Image>());
}
