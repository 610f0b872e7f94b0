// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_DATA_BASE_STORED_TARGET_HPP
#define NERVELET_DATA_BASE_STORED_TARGET_HPP

#include <cstddef>
#include <type_traits>
#include <utility>

#include "../../core/math/classify.hpp"

namespace nervelet {

namespace detail {

/// How a Replay stores a target: an array of numbers as it is.
template <class Target, class StoredLabel, class = void>
struct StoredTarget {
    using type = Target;
    static constexpr bool is_label = false;

    static constexpr std::size_t label(const Target&) { return 0; }
    static constexpr type store(const Target& target) { return target; }
    static constexpr Target load(const type& stored) { return stored; }

    static constexpr bool is_finite(const Target& target) {
        for (const auto value : target) {
            if (!math::is_finite(value)) {
                return false;
            }
        }
        return true;
    }
};

/// A label as an index of type StoredLabel.
template <class Target, class StoredLabel>
struct StoredTarget<Target, StoredLabel, std::enable_if_t<(sizeof(std::declval<Target>().index) > 0)>> {
    using type = StoredLabel;
    static constexpr bool is_label = true;

    static constexpr std::size_t label(const Target& target) { return target.index; }
    static constexpr type store(const Target& target) { return static_cast<StoredLabel>(target.index); }
    static constexpr Target load(type stored) { return Target{stored}; }
    static constexpr bool is_finite(const Target&) { return true; }
};

} // namespace detail

} // namespace nervelet

#endif
