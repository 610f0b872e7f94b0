// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

#include <nervelet/kernel/kernels.hpp>

#include "support/batches.hpp"
#include "support/special_numbers.hpp"

// The gradient of convolutions for this processor and portable, with the same bits: rows and filters that fill no
// block, and visitors that see the order.
namespace {

using nervelet::kernel::Axis;
using nervelet::kernel::Portable;
using nervelet::kernel::Windows;
using support::numbers;
using support::same;
using support::Special;

using One = Axis<1, 1, 1>;
using Long = Windows<One, Axis<31, 5, 27>, 3>;
using Image = Windows<Axis<6, 3, 4>, Axis<6, 3, 4>, 8>;
using Same = Windows<Axis<5, 3, 5, 1, 1, 1>, Axis<7, 3, 7, 1, 1, 1>, 3>;
using Strided = Windows<Axis<9, 3, 5, 2, 1, 1>, Axis<11, 4, 6, 2, 1, 2>, 9>;
using Dilated = Windows<One, Axis<20, 3, 20, 1, 4, 8>, 10>;

/// Subtracts, and forms a sum that depends on the order where lanes are not taken.
template <class T, bool TakesLanes>
struct Keep {
    std::vector<T> kept;
    T sum = T(0);
    static constexpr bool skips_zero_gradient = true;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = TakesLanes;

    static constexpr T scale() { return T(0.3); }
    void operator()(std::size_t index, T gradient) {
        kept[index] -= gradient;
        sum += TakesLanes ? T(0) : gradient * gradient;
    }

    template <class Lane>
    void visit(Lane, std::size_t index, typename Lane::Type gradient) {
        Lane::store(&kept[index], Lane::load(&kept[index]) - gradient);
    }
};

template <class T, class Over, std::size_t Filters>
struct Comparison {
    static constexpr std::size_t examples = 3;
    std::vector<T> x;
    std::vector<T> deltas = numbers<T>(examples * Over::positions * Filters, 2, Special::zeros);

    explicit Comparison(Special special) : x(numbers<T>(examples * Over::inputs, 1, special)) {}

    template <bool TakesLanes, class Count>
    bool agree(Count count) const {
        Keep<T, TakesLanes> best{std::vector<T>((Over::taps * Over::channels + 1) * Filters)};
        Keep<T, TakesLanes> portable = best;
        const auto batch =
            support::gradient([this](std::size_t n) { return x.data() + n * Over::inputs; },
                              [this](std::size_t n) { return deltas.data() + n * Over::positions * Filters; }, count);
        nervelet::kernel::convolution_gradient<T, Over, Filters>(batch, 0, best);
        nervelet::kernel::convolution_gradient<T, Over, Filters>(batch, 0, portable, Portable{});
        return same(best.kept, portable.kept) && same<T>({best.sum}, {portable.sum});
    }
};

template <class T, class Over, std::size_t Filters>
void agree() {
    const std::size_t sizes[] = {Over::inputs, Over::taps, Filters, sizeof(T)};
    CAPTURE(sizes[0]);
    CAPTURE(sizes[1]);
    CAPTURE(sizes[2]);
    CAPTURE(sizes[3]);
    for (const Special special : {Special::none, Special::zeros, Special::nan}) {
        const Comparison<T, Over, Filters> compare(special);
        CHECK(compare.template agree<true>(std::size_t(3)));
        CHECK(compare.template agree<false>(std::size_t(3)));
        CHECK(compare.template agree<true>(nervelet::kernel::OneExample{}));
    }
}

} // namespace

TEST_CASE("lanes over filters: the sums of the portable form, in its order") {
    agree<float, Long, 8>();
    agree<float, Long, 4>();
    agree<float, Image, 17>();
    agree<float, Image, 1>();
    agree<float, Same, 10>();
    agree<float, Strided, 33>();
    agree<float, Strided, 3>();
    agree<float, Dilated, 8>();
    agree<double, Same, 6>();
    agree<double, Long, 4>();
}
