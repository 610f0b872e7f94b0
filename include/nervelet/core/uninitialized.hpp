// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_UNINITIALIZED_HPP
#define NERVELET_CORE_UNINITIALIZED_HPP

#include "math/bits.hpp"

namespace nervelet {

namespace detail {

/// Compilers keep an object of up to this many bytes in registers, where zeroing it costs nothing.
constexpr unsigned bytes_in_registers = 16;

/// A Part with whatever values are in memory; zero under compilers other than GCC and Clang.
template <class Part>
Part indeterminate() {
#if defined(__GNUC__)
    Part part;
    __asm__("" : "=m"(part)); // tells the compiler that part was written; emits no instruction
    return part;
#else
    return Part{};
#endif
}

/// A Part that the caller writes before reading it. At run time it is not zeroed, because that costs as much time as a
/// small layer. In a constant expression, where indeterminate values are not allowed, it is zero.
template <class Part>
constexpr Part uninitialized() {
#if defined(NERVELET_HAS_CONSTANT_EVALUATED)
    return sizeof(Part) <= bytes_in_registers || math::constant_evaluated() ? Part{} : indeterminate<Part>();
#else
    return Part{};
#endif
}

} // namespace detail

} // namespace nervelet

#endif
