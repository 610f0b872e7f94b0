// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <limits>

#include <nervelet/kernel/kernels.hpp>

#include "support/short_windows.hpp"
#include "support/uneven_numbers.hpp"
#include "support/widths.hpp"

// With Helium the bits are those of the portable form.
namespace {

using nervelet::kernel::Axis;
using nervelet::kernel::Windows;

using One = Axis<1, 1, 1>;
using Valid = Windows<One, Axis<8, 3, 6>, 3>;
using Strided = support::short_windows::Strided<1>;
using Dilated = support::short_windows::Dilated<2>;
using Pointwise = Windows<One, Axis<5, 1, 5>, 7>;
using OnlyPads = support::short_windows::OnlyPads<2>;
using Image = support::short_windows::Image<2>;
using DilatedImage = support::short_windows::DilatedImage<2>;

/// Whether all windows, at_once at a time, and nothing beside them, are what the portable form gives, also where an x
/// is NaN.
template <class Over, std::size_t Filters>
bool is_right(std::size_t at_once) {
    constexpr std::size_t outputs = Over::positions * Filters;
    auto x = support::uneven_numbers<Over::inputs>(Filters);
    const auto weights = support::uneven_numbers<(Over::taps * Over::channels + 1) * Filters>(Filters + 1);
    bool right = true;
    for (int turn = 0; turn < 2; ++turn) {
        std::array<float, outputs + 2> best{};
        std::array<float, outputs + 2> portable{};
        best.front() = best.back() = portable.front() = portable.back() = 77.0f;
        for (std::size_t first = 0; first < Over::positions; first += at_once) {
            const std::size_t count = Over::positions - first < at_once ? Over::positions - first : at_once;
            nervelet::kernel::convolution<Over, Filters>(x.data(), weights.data(), first, count,
                                                         best.data() + 1 + first * Filters);
        }
        nervelet::kernel::convolution<Over, Filters>(x.data(), weights.data(), 0, Over::positions, portable.data() + 1,
                                                     nervelet::kernel::Portable{});
        right = right && support::all_same_bits(best, portable);
        x[Over::inputs / 2] = std::numeric_limits<float>::quiet_NaN();
    }
    return right;
}

template <std::size_t Filters>
struct Width {
    static bool is_right() { return ::is_right<Valid, Filters>(Valid::positions) && ::is_right<Valid, Filters>(3); }
};

template <class Over>
bool is_right_over() {
    return is_right<Over, 3>(4) && is_right<Over, 4>(1) && is_right<Over, 10>(4) && is_right<Over, 17>(100);
}

} // namespace

TEST_CASE("a convolution with Helium, to the bit, for every number of filters") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<20>{}));
}

TEST_CASE("with pads, steps and gaps") {
    CHECK(is_right_over<Strided>());
    CHECK(is_right_over<Dilated>());
    CHECK(is_right_over<Pointwise>());
    CHECK(is_right_over<OnlyPads>());
    CHECK(is_right_over<Image>());
    CHECK(is_right_over<DilatedImage>());
}

TEST_CASE("rows of weights that lie further apart than a load can step on") {
    CHECK(is_right<Strided, 127>(2));
    CHECK(is_right<Strided, 130>(2));
}
