// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_DOT_HPP
#define NERVELET_KERNEL_PORTABLE_DOT_HPP

#include <cstddef>
#include <utility>

#include "../../core/math/bits.hpp"
#include "../helium/dot.hpp"
#include "../simd/dot.hpp"
#include "../soft/dot.hpp"
#include "../vfp/dot.hpp"

namespace nervelet {
namespace kernel {

/// sum_j a[j] b[j]: eight lanes (j modulo 8) over the full eights, added as a tree; then the rest, one after the other.
/// The lanes are written out, so that scalar and vector machines add in the same order. a and b are anything with [j].
template <std::size_t Size>
struct Dot {
    static constexpr std::size_t lanes = 8;
    static constexpr std::size_t full = Size / lanes * lanes;

    template <class A, class B>
    static constexpr auto of(const A& a, const B& b) {
        return in_order(a, b);
    }

#if defined(NERVELET_HAS_HELIUM)
    static constexpr float of(const float* const& a, const float* const& b) {
        return math::constant_evaluated() ? in_order(a, b) : helium::dot<>(a, b, Size);
    }
#elif defined(NERVELET_HAS_VFP)
    static constexpr float of(const float* const& a, const float* const& b) {
        return full == 0 || math::constant_evaluated() ? in_order(a, b) : vfp::dot<>(a, b, Size);
    }
#elif defined(NERVELET_HAS_SIMD)
    template <class T>
    static constexpr T of(const T* const& a, const T* const& b) {
        return full == 0 || math::constant_evaluated() ? in_order(a, b) : simd::dot<(full > 0 ? Size : 8)>(a, b);
    }
#elif defined(NERVELET_HAS_SOFT)
    static constexpr float of(const float* const& a, const float* const& b) {
        return math::constant_evaluated() ? in_order(a, b) : soft::dot(a, b, Size);
    }
#endif

private:
    template <class A, class B>
    static constexpr auto in_order(const A& a, const B& b) {
        auto sum = begin(a, b, std::make_index_sequence<(full > 0 ? lanes : 0)>{});
        for (std::size_t j = full > 0 ? full : 1; j < Size; ++j) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    template <class A, class B, std::size_t... Index>
    static constexpr auto begin(const A& a, const B& b, std::index_sequence<Index...>) {
        decltype(a[0] * b[0]) lane[] = {a[Index] * b[Index]...};
        for (std::size_t j = lanes; j < full; j += lanes) {
            const decltype(a[0] * b[0]) unrolled[] = {(lane[Index] += a[j + Index] * b[j + Index])...};
            static_cast<void>(unrolled);
        }
        return ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
    }

    template <class A, class B>
    static constexpr auto begin(const A& a, const B& b, std::index_sequence<>) {
        return a[0] * b[0];
    }
};

} // namespace kernel
} // namespace nervelet

#endif
