// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

#include <nervelet/kernel/kernels.hpp>

#include "support/batches.hpp"
#include "support/simd_convolution.hpp"

// The gradient of convolutions for this processor and portable, with the same bits: rows and filters that fill no
// block, and visitors that see the order.
namespace {

using namespace support;
using nervelet::kernel::Portable;

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
    agree<float, Long<3>, 8>();
    agree<float, Long<3>, 4>();
    agree<float, Image, 17>();
    agree<float, Image, 1>();
    agree<float, Same<3>, 10>();
    agree<float, Strided<9>, 33>();
    agree<float, Strided<9>, 3>();
    agree<float, Dilated<10>, 8>();
    agree<double, Same<3>, 6>();
    agree<double, Long<3>, 4>();
}
