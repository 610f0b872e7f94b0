// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_SHORTENED_HPP
#define NERVELET_TESTS_SUPPORT_SHORTENED_HPP

#include <cstddef>
#include <cstdint>
#include <limits>

#include <nervelet/core/random.hpp>

#include "same_bits.hpp"

namespace support {

/// Whether two lists of numbers begin with the same count of numbers, bit for bit.
template <class A, class B>
bool begin_alike(const A& a, const B& b, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        if (!same_bits(a[i], b[i])) {
            return false;
        }
    }
    return true;
}

/// Random numbers in `part`, the same at the beginning of `whole`, and NaN behind them.
template <class Whole, class Part>
void fill_both(Whole& whole, Part& part, nervelet::Random& random) {
    using T = typename Whole::value_type;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        whole[i] = std::numeric_limits<T>::quiet_NaN();
    }
    for (std::size_t i = 0; i < part.size(); ++i) {
        part[i] = 2 * random.uniform<T>() - 1;
        whole[i] = part[i];
    }
}

} // namespace support

#endif
