// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>

#include <nervelet/kernel/kernels.hpp>
#include <nervelet/layer/base/gradient_below.hpp>

#include "support/batches.hpp"
#include "support/short_windows.hpp"
#include "support/uneven_numbers.hpp"

// The kernels of convolutions in their portable form and in the best one for this processor, in one program: the same
// bits, for windows with and without pads, steps and gaps, and for filters that fill no block.
namespace {

using nervelet::kernel::Axis;
using nervelet::kernel::OneExample;
using nervelet::kernel::Portable;
using nervelet::kernel::Windows;

constexpr std::size_t examples = 3;
using One = Axis<1, 1, 1>;
using Valid = Windows<One, Axis<12, 5, 8>, 3>;
using Odd = Windows<One, Axis<9, 3, 7>, 8>;
using Strided = support::short_windows::Strided<3>;
using Dilated = support::short_windows::Dilated<2>;
using StridedAndDilated = Windows<One, Axis<13, 4, 4, 3, 2, 1>, 6>;
using StridedFurther = Windows<One, Axis<13, 3, 3, 4, 6, 5>, 1>;
using Pointwise = Windows<One, Axis<5, 1, 5>, 7>;
using PointwiseLong = Windows<One, Axis<6, 1, 6>, 19>;
using PointwiseImage = Windows<Axis<3, 1, 3>, Axis<4, 1, 4>, 8>;
using OnlyPads = support::short_windows::OnlyPads<2>;
using Image = support::short_windows::Image<1>;
using Rectangle = Windows<Axis<5, 2, 3, 2, 1, 1>, Axis<6, 3, 4>, 4>;
using DilatedImage = support::short_windows::DilatedImage<2>;

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

template <class Over, std::size_t Filters>
struct Comparison {
    static constexpr std::size_t parameters = (Over::taps * Over::channels + 1) * Filters;
    static constexpr std::size_t outputs = Over::positions * Filters;
    std::array<float, Over::inputs* examples> x = support::uneven_numbers<Over::inputs * examples>(1);
    std::array<float, parameters> weights = support::uneven_numbers<parameters>(2);
    std::array<float, outputs* examples> delta = support::uneven_numbers<outputs * examples>(3);

    struct Deltas {
        const float* numbers;
        const float* operator()(std::size_t position) const { return numbers + position * Filters; }
    };

    bool forward() const {
        std::array<float, outputs> best{};
        std::array<float, outputs> portable{};
        nervelet::kernel::convolution<Over, Filters>(x.data(), weights.data(), 0, Over::positions, best.data());
        nervelet::kernel::convolution<Over, Filters>(x.data(), weights.data(), 0, Over::positions, portable.data(),
                                                     Portable{});
        return support::all_same_bits(best, portable);
    }

    /// A few windows at a time, as a pool above asks for them.
    bool forward_in_parts(std::size_t most) const {
        std::array<float, outputs> best{};
        std::array<float, outputs> portable{};
        for (std::size_t first = 0; first < Over::positions; first += most) {
            const std::size_t count = Over::positions - first < most ? Over::positions - first : most;
            nervelet::kernel::convolution<Over, Filters>(x.data(), weights.data(), first, count,
                                                         best.data() + first * Filters);
        }
        nervelet::kernel::convolution<Over, Filters>(x.data(), weights.data(), 0, Over::positions, portable.data(),
                                                     Portable{});
        return support::all_same_bits(best, portable);
    }

    template <template <class> class Below>
    bool backward() const {
        auto best = support::uneven_numbers<Over::inputs>(4);
        auto portable = best;
        nervelet::kernel::convolution_backward<Over, Filters>(weights.data(), Deltas{delta.data()},
                                                              Below<float>{best.data()});
        nervelet::kernel::convolution_backward<Over, Filters>(weights.data(), Deltas{delta.data()},
                                                              Below<float>{portable.data()}, Portable{});
        return support::all_same_bits(best, portable);
    }

    template <bool TakesLanes, bool Subtracts, class Count>
    bool gradient(Count count) const {
        Keep<parameters, TakesLanes, Subtracts> best;
        Keep<parameters, TakesLanes, Subtracts> portable;
        const auto batch = support::gradient([this](std::size_t n) { return x.data() + n * Over::inputs; },
                                             [this](std::size_t n) { return delta.data() + n * outputs; }, count);
        nervelet::kernel::convolution_gradient<float, Over, Filters>(batch, 0, best);
        nervelet::kernel::convolution_gradient<float, Over, Filters>(batch, 0, portable, Portable{});
        return support::all_same_bits(best.kept, portable.kept) && support::same_bits(best.sum, portable.sum);
    }
};

template <class Over, std::size_t Filters>
void agree() {
    static const Comparison<Over, Filters> compare;
    const std::size_t sizes[] = {Over::inputs, Over::taps, Filters};
    CAPTURE(sizes[0]);
    CAPTURE(sizes[1]);
    CAPTURE(sizes[2]);
    CHECK(compare.forward());
    CHECK(compare.template backward<nervelet::MultiplyInto>());
    CHECK(compare.template gradient<true, true>(OneExample{}));
}

} // namespace

TEST_CASE("convolutions for this processor compute what the portable ones do") {
    agree<Valid, 8>();
    agree<Valid, 16>();
    agree<Odd, 19>();
    agree<Strided, 8>();
    agree<Strided, 5>();
    agree<Dilated, 9>();
    agree<StridedAndDilated, 10>();
    agree<StridedFurther, 8>();
    agree<Pointwise, 17>();
    agree<Pointwise, 1>();
    agree<PointwiseLong, 1>();
    agree<PointwiseImage, 1>();
    agree<OnlyPads, 4>();
    agree<Image, 8>();
    agree<Image, 1>();
    agree<Rectangle, 12>();
    agree<Rectangle, 2>();
    agree<DilatedImage, 11>();
}

TEST_CASE("whatever the gradients are wanted for") {
    static const Comparison<Rectangle, 12> compare;
    CHECK(compare.backward<nervelet::AddInto>());
    CHECK(compare.gradient<true, false>(std::size_t(examples)));
    CHECK(compare.gradient<false, true>(std::size_t(examples)));
    CHECK(compare.gradient<false, false>(OneExample{}));
    CHECK(compare.gradient<false, false>(std::size_t(examples)));
}

TEST_CASE("a few windows") {
    static const Comparison<Image, 8> image;
    static const Comparison<Valid, 16> valid;
    CHECK(image.forward_in_parts(1));
    CHECK(image.forward_in_parts(7));
    CHECK(valid.forward_in_parts(3));
}
