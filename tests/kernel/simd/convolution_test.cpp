// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

#include <nervelet/kernel/kernels.hpp>

#include "support/special_numbers.hpp"

// Convolutions of images larger than a group of windows, for this processor and portable, with the same bits: full and
// part groups, windows that see pads on either side, filters that fill no vector and more than two.
// kernel/convolution_test.cpp has the other kernels and small windows.
namespace {

using nervelet::kernel::Axis;
using nervelet::kernel::Portable;
using nervelet::kernel::Windows;
using support::numbers;
using support::same;
using support::Special;

using One = Axis<1, 1, 1>;
using Long = Windows<One, Axis<67, 5, 63>, 3>;
using Image = Windows<Axis<11, 3, 9>, Axis<13, 3, 11>, 2>;
using Same = Windows<Axis<7, 3, 7, 1, 1, 1>, Axis<19, 3, 19, 1, 1, 1>, 3>;
using Wide = Windows<Axis<4, 2, 3>, Axis<12, 7, 16, 1, 1, 5>, 1>;
using Strided = Windows<Axis<9, 3, 5, 2, 1, 1>, Axis<21, 4, 11, 2, 1, 2>, 4>;
using Dilated = Windows<One, Axis<30, 3, 30, 1, 4, 8>, 2>;

template <class T, class Over, std::size_t Filters>
struct Comparison {
    static constexpr std::size_t outputs = Over::positions * Filters;
    std::vector<T> x;
    std::vector<T> weights;

    explicit Comparison(Special special)
        : x(numbers<T>(Over::inputs, 1, special)),
          weights(numbers<T>((Over::taps * Over::channels + 1) * Filters, 2,
                             special == Special::nan ? Special::none : special)) {
        weights[weights.size() - Filters] = -T(0); // a bias
    }

    std::vector<T> portable() const {
        std::vector<T> z(outputs);
        const T* numbers = x.data();
        nervelet::kernel::convolution<Over, Filters>(numbers, weights.data(), 0, Over::positions, z.data(), Portable{});
        return z;
    }

    bool whole() const {
        std::vector<T> z(outputs);
        nervelet::kernel::convolution<Over, Filters>(x.data(), weights.data(), 0, Over::positions, z.data());
        return same(z, portable());
    }

    /// Some windows at once, from anywhere in a row on.
    bool in_parts(std::size_t most) const {
        std::vector<T> z(outputs);
        for (std::size_t first = 0; first < Over::positions; first += most) {
            const std::size_t count = Over::positions - first < most ? Over::positions - first : most;
            nervelet::kernel::convolution<Over, Filters>(x.data(), weights.data(), first, count,
                                                         z.data() + first * Filters);
        }
        return same(z, portable());
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
        CHECK(compare.whole());
        CHECK(compare.in_parts(1));
        CHECK(compare.in_parts(7));
        CHECK(compare.in_parts(31));
    }
}

} // namespace

TEST_CASE("lanes over filters: the sums of the portable form, for windows that share a row and for those that do not") {
    agree<float, Long, 8>();
    agree<float, Long, 17>();
    agree<float, Image, 1>();
    agree<float, Image, 3>();
    agree<float, Image, 40>();
    agree<float, Same, 8>();
    agree<float, Same, 10>();
    agree<float, Wide, 5>();
    agree<float, Wide, 16>();
    agree<float, Strided, 8>();
    agree<float, Strided, 33>();
    agree<float, Dilated, 6>();
    agree<double, Same, 5>();
    agree<double, Image, 8>();
}
