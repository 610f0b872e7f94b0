// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_SIMD_CONVOLUTION_HPP
#define NERVELET_TESTS_SUPPORT_SIMD_CONVOLUTION_HPP

#include <cstddef>
#include <vector>

#include <nervelet/kernel/kernels.hpp>

#include "special_numbers.hpp"

/// What the tests of convolutions on PCs share: windows longer than a few vectors, and a visitor.
namespace support {

using One = nervelet::kernel::Axis<1, 1, 1>;
template <std::size_t Channels>
using Long = nervelet::kernel::Windows<One, nervelet::kernel::Axis<31, 5, 27>, Channels>;
template <std::size_t Channels>
using Same = nervelet::kernel::Windows<nervelet::kernel::Axis<5, 3, 5, 1, 1, 1>,
                                       nervelet::kernel::Axis<7, 3, 7, 1, 1, 1>, Channels>;
template <std::size_t Channels>
using Strided = nervelet::kernel::Windows<nervelet::kernel::Axis<9, 3, 5, 2, 1, 1>,
                                          nervelet::kernel::Axis<11, 4, 6, 2, 1, 2>, Channels>;
template <std::size_t Channels>
using Dilated = nervelet::kernel::Windows<One, nervelet::kernel::Axis<20, 3, 20, 1, 4, 8>, Channels>;
using Image = nervelet::kernel::Windows<nervelet::kernel::Axis<6, 3, 4>, nervelet::kernel::Axis<6, 3, 4>, 8>;

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

} // namespace support

#endif
