// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

#include <nervelet/kernel/kernels.hpp>

#include "support/special_numbers.hpp"

// The gradient of a convolution under a pool for this processor and portable, with the same bits: runs of numbers that
// fill no vector, more sums than registers hold, and windows that see pads.
namespace {

using nervelet::kernel::Axis;
using nervelet::kernel::Portable;
using nervelet::kernel::Windows;
using support::numbers;
using support::same;
using support::Special;

using One = Axis<1, 1, 1>;
using Long = Windows<One, Axis<31, 5, 27>, 3>;
using Longer = Windows<One, Axis<150, 3, 150, 1, 1, 1>, 4>;
using Gray = Windows<Axis<8, 3, 6>, Axis<9, 3, 7>, 1>;
using Image = Windows<Axis<6, 3, 4>, Axis<6, 3, 4>, 8>;
using Large = Windows<Axis<8, 5, 4>, Axis<8, 5, 4>, 24>;
using Same = Windows<Axis<5, 3, 5, 1, 1, 1>, Axis<7, 3, 7, 1, 1, 1>, 3>;
using Strided = Windows<Axis<9, 3, 5, 2, 1, 1>, Axis<11, 4, 6, 2, 1, 2>, 4>;
using Dilated = Windows<One, Axis<20, 3, 20, 1, 4, 8>, 10>;
using DilatedImage = Windows<Axis<5, 2, 3, 1, 2>, Axis<6, 2, 4, 1, 2>, 2>;

/// Subtracts, and forms a sum that depends on the order.
template <class T>
struct Keep {
    std::vector<T> kept;
    T sum = T(0);
    static constexpr bool skips_zero_gradient = true;
    static constexpr bool subtracts = false;
    static constexpr bool takes_lanes = false;

    static constexpr T scale() { return T(0.3); }
    void operator()(std::size_t index, T gradient) {
        kept[index] -= gradient;
        sum += gradient * gradient;
    }
};

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
        Keep<T> best{std::vector<T>((Over::taps * Over::channels + 1) * Filters)};
        Keep<T> portable = best;
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
    agree<float, Long, 5>();
    agree<float, Longer, 2>();
    agree<float, Gray, 3>();
    agree<float, Image, 2>();
    agree<float, Large, 1>();
    agree<float, Same, 4>();
    agree<float, Strided, 3>();
    agree<float, Dilated, 2>();
    agree<float, DilatedImage, 3>();
    agree<double, Same, 2>();
    agree<double, Image, 3>();
}
