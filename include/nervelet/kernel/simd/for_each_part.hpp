// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SIMD_FOR_EACH_PART_HPP
#define NERVELET_KERNEL_SIMD_FOR_EACH_PART_HPP

#include <cstddef>
#include <type_traits>

#include "../portable/for_each_part.hpp"
#include "padded_lanes.hpp"

#if defined(NERVELET_HAS_SIMD)

namespace nervelet {
namespace kernel {
namespace simd {

/// How arrays of Size numbers are cut, so that each number is in one part only.
template <class T, std::size_t Size>
struct Parts {
    static constexpr std::size_t lanes = register_bytes / sizeof(T);
    static constexpr std::size_t rest = Size % lanes;

    template <class Function>
    static void for_each(const Function& function) {
        for (std::size_t first = 0; first + lanes <= Size; first += lanes) {
            function(PaddedLanes<T, lanes>{}, first);
        }
        last(function, std::integral_constant<bool, (rest > 0)>{});
    }

private:
    template <class Function>
    static void last(const Function& function, std::true_type) {
        function(PaddedLanes<T, rest>{}, Size - rest);
    }

    template <class Function>
    static void last(const Function&, std::false_type) {}
};

} // namespace simd

template <std::size_t Size, class T, class Function, std::size_t RegisterBytes>
std::enable_if_t<std::is_floating_point<T>::value> for_each_part(const Function& function, Simd<RegisterBytes>) {
    simd::Parts<T, Size>::for_each(function);
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
