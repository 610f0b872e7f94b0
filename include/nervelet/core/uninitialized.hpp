// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_UNINITIALIZED_HPP
#define NERVELET_CORE_UNINITIALIZED_HPP

#include "math/bits.hpp"

namespace nervelet {

namespace detail {

/// Compilers keep a Part of this many bytes in registers, and zero it for nothing.
constexpr unsigned bytes_in_registers = 16;

template <class Part>
Part indeterminate() {
#if defined(__GNUC__)
    Part part;
    __asm__("" : "=m"(part)); // writes it, says this line to the compiler, and is no instruction
    return part;
#else
    return Part{};
#endif
}

/// A Part that is written before it is read: left as it is at run time, where zeroing it costs as much as a small
/// layer; zero in a constant expression, which knows no indeterminate numbers.
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
