// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_DOT_HPP
#define NERVELET_CORE_DOT_HPP

#include <cstddef>
#include <utility>

namespace nervelet {

/// sum_j a[j] b[j], summed in eight lanes (j modulo 8) that are added as a tree at the end.
/// The lanes are written out, so that scalar and vector machines add in the same order.
template <std::size_t Size>
struct Dot {
    static constexpr std::size_t lanes = 8;
    static constexpr std::size_t full = Size / lanes * lanes;

    template <class T>
    static constexpr T of(const T* a, const T* b) {
        T lane[lanes] = {};
        for (std::size_t j = 0; j < full; j += lanes) {
            accumulate(lane, a + j, b + j, std::make_index_sequence<lanes>{});
        }
        accumulate(lane, a + full, b + full, std::make_index_sequence<Size - full>{});
        return ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
    }

private:
    template <class T, std::size_t... Index>
    static constexpr void accumulate(T* lane, const T* a, const T* b, std::index_sequence<Index...>) {
        const T unrolled[] = {(lane[Index] += a[Index] * b[Index])...};
        static_cast<void>(unrolled);
    }

    template <class T>
    static constexpr void accumulate(T*, const T*, const T*, std::index_sequence<>) {}
};

} // namespace nervelet

#endif
