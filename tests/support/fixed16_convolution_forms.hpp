// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_FIXED16_CONVOLUTION_FORMS_HPP
#define NERVELET_TESTS_SUPPORT_FIXED16_CONVOLUTION_FORMS_HPP

#include <cstddef>
#include <cstdint>

#include <nervelet/kernel/fixed16_convolution_kernels.hpp>
#include <nervelet/kernel/windows.hpp>

#include "fixed16_forms.hpp"

namespace support {

/// What a kernel gives: each place once, and it must have been given. Both arrays have numbers of one size, because g++
/// 12 else counts in addresses of the smaller ones and then leaves out a loop.
template <std::size_t Size>
struct Given {
    mutable std::array<std::int32_t, Size> numbers{};
    mutable std::array<std::int32_t, Size> times{};

    void operator()(std::size_t place, std::int32_t number) const {
        numbers[place] = number;
        ++times[place];
    }

    /// Shift is known to whoever takes sums.
    template <std::size_t Count, int Shift>
    void take(std::size_t first, const std::int32_t* sums) const {
        for (std::size_t i = 0; i < Count; ++i) {
            (*this)(first + i, sums[i]);
        }
    }
};

template <std::size_t Size>
void check_given(const Given<Size>& given, const Given<Size>& expected) {
    CHECK(given.numbers == expected.numbers);
    for (const std::int32_t times : given.times) {
        CHECK(times == 1);
    }
}

/// The gradients of a convolution of so many filters, in the form of this processor, against the portable ones.
template <class Windows, std::size_t Filters>
void check_fixed16_convolution(std::uint32_t seed) {
    constexpr std::size_t weights_of_filter = Windows::taps * Windows::channels;
    for_all_numbers(seed, [](nervelet::Random& random, Numbers numbers, std::uint32_t where) {
        const SomeNumbers<Windows::inputs> x(random, numbers, (where & 1u) != 0);
        const SomeNumbers<weights_of_filter * Filters> weights(random, numbers, (where & 2u) != 0);
        SomeNumbers<Windows::positions * Filters> delta(random, Numbers::sparse, (where & 4u) != 0);
        for (std::size_t k = 1; k < Windows::positions * Filters; k += 2) {
            delta.data()[k] = some_number(random, numbers);
        }
        const std::int16_t* const deltas = delta.data();
        for (std::size_t f = 0; f<Filters; f += Filters> 1 ? Filters - 1 : 1) {
            const Given<weights_of_filter> row;
            const Given<weights_of_filter> expected_row;
            kernel::fixed16_filter_gradient<Windows, Filters>(x.data(), deltas + f, row);
            kernel::fixed16_filter_gradient<Windows, Filters>(x.data(), deltas + f, expected_row, kernel::Portable{});
            check_given(row, expected_row);
            const Given<weights_of_filter> saturated;
            const Given<weights_of_filter> expected_saturated;
            kernel::fixed16_filter_gradient_saturated<Windows, Filters>(x.data(), deltas + f, saturated);
            kernel::fixed16_filter_gradient_saturated<Windows, Filters>(x.data(), deltas + f, expected_saturated,
                                                                        kernel::Portable{});
            check_given(saturated, expected_saturated);
        }
        const Given<Windows::inputs> below;
        const Given<Windows::inputs> expected_below;
        kernel::fixed16_convolution_backward<Windows, Filters, 13>(weights.data(), deltas, below);
        kernel::fixed16_convolution_backward<Windows, Filters, 13>(weights.data(), deltas, expected_below,
                                                                   kernel::Portable{});
        check_given(below, expected_below);
        const Given<Windows::inputs> saturated;
        const Given<Windows::inputs> expected_saturated;
        kernel::fixed16_convolution_backward_saturated<Windows, Filters, 13>(weights.data(), deltas, saturated);
        kernel::fixed16_convolution_backward_saturated<Windows, Filters, 13>(weights.data(), deltas, expected_saturated,
                                                                             kernel::Portable{});
        check_given(saturated, expected_saturated);
    });
}

} // namespace support

#endif
