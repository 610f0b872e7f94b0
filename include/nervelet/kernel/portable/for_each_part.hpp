// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_FOR_EACH_PART_HPP
#define NERVELET_KERNEL_PORTABLE_FOR_EACH_PART_HPP

#include <cstddef>

#include "../number.hpp"
#include "../target.hpp"

namespace nervelet {
namespace kernel {

/// A part of arrays that is one number of each.
template <class T>
struct OneNumber {
    using Type = NumberOf<T>;

    static constexpr Type load(const T* from) { return *from; }
    static constexpr void store(T* to, const Type& number) { *to = T(number); }
    static constexpr Type constant(T number) { return number; }
};

/// function(Part, first) for each part of arrays of Size numbers, where first is the place of its first number.
/// Part::load(from) is a Part::Type, which a formula is computed with, Part::store(to, result) puts what it gives where
/// it belongs, and Part::constant(number) stands in it for a number. Each number is in one part, so function may store
/// where it loads. Inlined, so that a loop is as short as one that is written out.
template <std::size_t Size, class T, class Function>
[[gnu::always_inline]] constexpr void for_each_part(const Function& function, Portable) {
    for (std::size_t j = 0; j < Size; ++j) {
        function(OneNumber<T>{}, j);
    }
}

} // namespace kernel
} // namespace nervelet

#endif
