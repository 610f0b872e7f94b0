// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_SAME_BITS_HPP
#define NERVELET_TESTS_SUPPORT_SAME_BITS_HPP

#include <nervelet/core/math/bits.hpp>

namespace support {

/// Also +0 and -0 are not the same; any NaN is.
template <class T>
bool same_bits(T a, T b) {
    return nervelet::math::to_bits(a) == nervelet::math::to_bits(b) || (a != a && b != b);
}

} // namespace support

#endif
