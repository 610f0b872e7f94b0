// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_WIDTHS_HPP
#define NERVELET_TESTS_SUPPORT_WIDTHS_HPP

#include <cstddef>
#include <utility>

namespace support {

/// Whether Check<Columns>::is_right() for every width of 1 to the length of the sequence.
template <template <std::size_t> class Check, std::size_t... Index>
bool widths_are_right(std::index_sequence<Index...>) {
    const bool right[] = {Check<Index + 1>::is_right()...};
    bool all = true;
    for (const bool one : right) {
        all = all && one;
    }
    return all;
}

} // namespace support

#endif
