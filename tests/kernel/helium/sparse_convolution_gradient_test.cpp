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

constexpr std::size_t examples = 2;

using One = Axis<1, 1, 1>;
using Image = support::short_windows::Image<2>;
using DilatedImage = support::short_windows::DilatedImage<5>;
using Strided = support::short_windows::Strided<5>;

/// Every third delta, from the last to the first.
template <class Over, std::size_t Filters>
struct Winners {
    const float* inputs;
    const float* deltas;

    static constexpr std::size_t count() { return examples; }
    const float* x(std::size_t n) const { return inputs + n * Over::inputs; }

    template <class Function>
    void for_each_delta(std::size_t n, std::size_t column, const Function& function) const {
        for (std::size_t p = Over::positions; p-- > 0;) {
            if ((p + column + n) % 3 == 0) {
                const float delta = deltas[(n * Over::positions + p) * Filters + column];
                function(p / Over::Columns::positions, p % Over::Columns::positions, delta);
            }
        }
    }
};

template <std::size_t Size>
struct Collect {
    std::array<float, Size + 1> gradient{};
    static constexpr float scale() { return 0.3f; }
    void operator()(std::size_t index, float value) { gradient[index] += value; }
};

template <class Over, std::size_t Filters>
bool is_right() {
    auto x = support::uneven_numbers<Over::inputs * examples>(Filters);
    const auto delta = support::uneven_numbers<Over::positions * Filters * examples>(Filters + 1);
    bool right = true;
    for (int turn = 0; turn < 2; ++turn) {
        const Winners<Over, Filters> batch{x.data(), delta.data()};
        Collect<(Over::taps * Over::channels + 1) * Filters> best;
        auto portable = best;
        nervelet::kernel::sparse_convolution_gradient<float, Over, Filters>(batch, 1, best);
        nervelet::kernel::sparse_convolution_gradient<float, Over, Filters>(batch, 1, portable,
                                                                            nervelet::kernel::Portable{});
        right = right && support::all_same_bits(best.gradient, portable.gradient);
        x[Over::inputs / 2] = std::numeric_limits<float>::quiet_NaN();
    }
    return right;
}

/// Runs of 1, 2, 3, ... rows of weights.
template <std::size_t Channels>
struct Width {
    static bool is_right() { return ::is_right<Windows<One, Axis<6, 1, 6>, Channels>, 2>(); }
};

} // namespace

TEST_CASE("the gradient where few windows have a delta, with Helium, to the bit, for every length of a run") {
    CHECK(support::widths_are_right<Width>(std::make_index_sequence<35>{}));
}

TEST_CASE("with pads, steps and gaps") {
    CHECK(is_right<Image, 3>());
    CHECK(is_right<DilatedImage, 2>());
    CHECK(is_right<Strided, 3>());
}
