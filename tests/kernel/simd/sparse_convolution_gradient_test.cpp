// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

#include <nervelet/kernel/kernels.hpp>

#include "support/simd_convolution.hpp"

// The gradient of a convolution under a pool for this processor and portable, with the same bits: runs of numbers that
// fill no vector, more sums than registers hold, and windows that see pads.
namespace {

using namespace support;
using nervelet::kernel::Axis;
using nervelet::kernel::Portable;
using nervelet::kernel::Windows;

using Longer = Windows<One, Axis<150, 3, 150, 1, 1, 1>, 4>;
using Gray = Windows<Axis<8, 3, 6>, Axis<9, 3, 7>, 1>;
using Large = Windows<Axis<8, 5, 4>, Axis<8, 5, 4>, 24>;
using DilatedImage = Windows<Axis<5, 2, 3, 1, 2>, Axis<6, 2, 4, 1, 2>, 2>;

template <class T, class Over, std::size_t Filters>
struct Examples {
    static constexpr std::size_t examples = 3;
    std::vector<T> xs;
    std::vector<T> deltas = numbers<T>(examples * Over::positions * Filters, 2, Special::zeros);

    explicit Examples(Special special) : xs(numbers<T>(examples * Over::inputs, 1, special)) {}

    std::size_t count() const { return examples; }
    const T* x(std::size_t n) const { return xs.data() + n * Over::inputs; }

    /// From the last window to the first, some of them.
    template <class Function>
    void for_each_window(std::size_t n, std::size_t j, const Function& function) const {
        for (std::size_t p = Over::positions; p-- > 0;) {
            if ((p + j) % 4 != 0) {
                function(p / Over::Columns::positions, p % Over::Columns::positions,
                         deltas[(n * Over::positions + p) * Filters + j]);
            }
        }
    }

    template <class Function>
    void for_each_delta(std::size_t n, std::size_t j, const Function& function) const {
        for_each_window(n, j, [&](std::size_t row, std::size_t column, T delta) {
            if (delta != T(0)) {
                function(row, column, delta);
            }
        });
    }

    /// Where an x is NaN, a delta of zero may have met it.
    static bool same_or_nan(const std::vector<T>& best, const std::vector<T>& portable) {
        bool right = true;
        for (std::size_t i = 0; i < best.size(); ++i) {
            right = right && (support::same_bits(best[i], portable[i]) || best[i] != best[i]);
        }
        return right;
    }

    bool agree(Special special) const {
        Keep<T, false> best{std::vector<T>((Over::taps * Over::channels + 1) * Filters)};
        Keep<T, false> portable = best;
        nervelet::kernel::sparse_convolution_gradient<T, Over, Filters>(*this, 0, best);
        nervelet::kernel::sparse_convolution_gradient<T, Over, Filters>(*this, 0, portable, Portable{});
        if (special == Special::nan) {
            return same_or_nan(best.kept, portable.kept) && same_or_nan({best.sum}, {portable.sum});
        }
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
        CHECK((Examples<T, Over, Filters>(special).agree(special)));
    }
}

} // namespace

TEST_CASE("lanes over rows of weights: the sums of the portable form") {
    agree<float, Long<3>, 5>();
    agree<float, Longer, 2>();
    agree<float, Gray, 3>();
    agree<float, Image, 2>();
    agree<float, Large, 1>();
    agree<float, Same<3>, 4>();
    agree<float, Strided<4>, 3>();
    agree<float, Dilated<10>, 2>();
    agree<float, DilatedImage, 3>();
    agree<double, Same<3>, 2>();
    agree<double, Image, 3>();
}
