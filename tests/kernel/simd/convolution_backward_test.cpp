// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

#include <nervelet/kernel/kernels.hpp>
#include <nervelet/layer/base/gradient_below.hpp>

#include "support/simd_convolution.hpp"

// dJ/dx of convolutions for this processor and portable, with the same bits: channels that fill no vector, dot products
// with and without full eights, windows without a delta, and what does not fit on the stack.
namespace {

using namespace support;
using nervelet::kernel::Axis;
using nervelet::kernel::Portable;
using nervelet::kernel::Windows;

using Large = Windows<Axis<7, 3, 5>, Axis<8, 3, 6>, 17>;
using Gray = Windows<Axis<6, 3, 4>, Axis<6, 3, 4>, 1>;
using TooLong = Windows<One, Axis<5000, 3, 4998>, 4>;

/// Wants every second gradient, one by one.
template <class T>
struct EverySecond {
    T* sums;
    bool wants(std::size_t k) const { return k % 2 == 0; }
    void take(std::size_t k, T gradient) const { sums[k] -= gradient; }
};

template <class T, class Over, std::size_t Filters>
struct Comparison {
    std::vector<T> weights;
    std::vector<T> deltas;

    explicit Comparison(Special special)
        : weights(numbers<T>((Over::taps * Over::channels + 1) * Filters, 1,
                             special == Special::nan ? Special::none : special)),
          deltas(numbers<T>(Over::positions * Filters, 2, special)) {
        for (std::size_t p = 0; p < Over::positions; p += 3) { // such as a pool makes
            for (std::size_t j = 0; j < Filters; ++j) {
                deltas[p * Filters + j] = T(0);
            }
        }
    }

    struct Deltas {
        const T* numbers;
        const T* operator()(std::size_t position) const { return numbers + position * Filters; }
    };

    template <template <class> class Below>
    bool backward() const {
        std::vector<T> best = numbers<T>(Over::inputs, 3, Special::zeros);
        std::vector<T> portable = best;
        nervelet::kernel::convolution_backward<Over, Filters>(weights.data(), Deltas{deltas.data()},
                                                              Below<T>{best.data()});
        nervelet::kernel::convolution_backward<Over, Filters>(weights.data(), Deltas{deltas.data()},
                                                              Below<T>{portable.data()}, Portable{});
        return same(best, portable);
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
        CHECK(compare.template backward<nervelet::MultiplyInto>());
        CHECK(compare.template backward<nervelet::AddInto>());
        CHECK(compare.template backward<EverySecond>());
    }
}

} // namespace

TEST_CASE("lanes over channels: the sums of the portable form, wherever they go") {
    agree<float, Long<8>, 16>();
    agree<float, Long<8>, 10>();
    agree<float, Large, 8>();
    agree<float, Large, 3>();
    agree<float, Same<3>, 17>();
    agree<float, Same<3>, 1>();
    agree<float, Strided<4>, 24>();
    agree<float, Dilated<10>, 6>();
    agree<float, Gray, 8>();
    agree<float, TooLong, 2>();
    agree<double, Large, 16>();
    agree<double, Same<3>, 5>();
}
