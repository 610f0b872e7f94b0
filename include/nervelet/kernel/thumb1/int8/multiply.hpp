// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_THUMB1_INT8_MULTIPLY_HPP
#define NERVELET_KERNEL_THUMB1_INT8_MULTIPLY_HPP

#include "multiply_windows.hpp"

#if defined(NERVELET_HAS_THUMB1)

namespace nervelet {
namespace kernel {
namespace thumb1 {

/// The outputs of these filters, by which form they can.
template <class Rounding, std::size_t Windows>
void multiply(FiltersOfWindows& filters, bool is_usual) {
    if (is_usual) {
        multiply_windows<Rounding, Windows>(filters);
    } else {
        multiply_windows_plainly<Rounding, Windows>(filters);
    }
}

} // namespace thumb1
} // namespace kernel
} // namespace nervelet

#endif

#endif
