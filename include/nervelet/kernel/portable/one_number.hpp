// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_ONE_NUMBER_HPP
#define NERVELET_KERNEL_PORTABLE_ONE_NUMBER_HPP

#include "../number.hpp"

namespace nervelet {
namespace kernel {

/// What a formula of arrays is computed with, one number at a time: Part::load(from) is a Part::Type,
/// Part::store(to, result) puts what the formula gives where it belongs, and Part::constant(number) stands in it for a
/// number. In vectors: simd/for_each_part.hpp. A formula with functions of core/math in it, which take a T, is computed
/// with OneNumber<T, T>.
template <class T, class Number = NumberOf<T>>
struct OneNumber {
    using Type = Number;

    static constexpr Type load(const T* from) { return *from; }
    static constexpr void store(T* to, const Type& number) { *to = T(number); }
    static constexpr Type constant(T number) { return number; }
};

} // namespace kernel
} // namespace nervelet

#endif
