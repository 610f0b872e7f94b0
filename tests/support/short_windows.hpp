// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_SHORT_WINDOWS_HPP
#define NERVELET_TESTS_SUPPORT_SHORT_WINDOWS_HPP

#include <cstddef>

#include <nervelet/kernel/windows.hpp>

/// Windows over few positions, short enough for every board, with pads, steps and gaps.
namespace support {
namespace short_windows {

using nervelet::kernel::Axis;
using nervelet::kernel::Windows;

using One = Axis<1, 1, 1>;

template <std::size_t Channels>
using Strided = Windows<One, Axis<9, 4, 5, 2, 1, 2>, Channels>;
template <std::size_t Channels>
using Dilated = Windows<One, Axis<10, 3, 10, 1, 2, 4>, Channels>;
template <std::size_t Channels>
using OnlyPads = Windows<One, Axis<2, 1, 6, 1, 1, 2>, Channels>;
template <std::size_t Channels>
using Image = Windows<Axis<4, 3, 4, 1, 1, 1>, Axis<5, 3, 5, 1, 1, 1>, Channels>;
template <std::size_t Channels>
using DilatedImage = Windows<Axis<5, 2, 3, 1, 2>, Axis<6, 2, 4, 1, 2>, Channels>;

} // namespace short_windows
} // namespace support

#endif
