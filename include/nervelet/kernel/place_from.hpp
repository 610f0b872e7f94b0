// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PLACE_FROM_HPP
#define NERVELET_KERNEL_PLACE_FROM_HPP

#include <cstddef>

namespace nervelet {
namespace kernel {

/// Where dJ/dx goes, from number first on; below: see layer/base/gradient_below.hpp.
template <class GradientBelow>
struct PlaceFrom {
    GradientBelow below;
    std::size_t first;
    constexpr bool wants(std::size_t k) const { return below.wants(first + k); }
    template <class T>
    constexpr void take(std::size_t k, T gradient) const {
        below.take(first + k, gradient);
    }
};

template <class GradientBelow>
constexpr auto place_from(const GradientBelow& below, std::size_t first, int) -> decltype(below.from(first)) {
    return below.from(first);
}

template <class GradientBelow>
constexpr PlaceFrom<GradientBelow> place_from(const GradientBelow& below, std::size_t first, long) {
    return {below, first};
}

/// The same, without counting from first each time where `below` says its place: below.from(first).
template <class GradientBelow>
constexpr auto place_from(const GradientBelow& below, std::size_t first) {
    return place_from(below, first, 0);
}

} // namespace kernel
} // namespace nervelet

#endif
