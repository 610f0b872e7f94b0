// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_LARGEST_OF_CONVOLUTION_HPP
#define NERVELET_KERNEL_PORTABLE_LARGEST_OF_CONVOLUTION_HPP

#include <cstddef>

#include "../target.hpp"

namespace nervelet {
namespace kernel {

/// No form of its own: whoever asks goes from window to window.
template <class Windows, class Pool, std::size_t Filters, class T, class X, class Winners>
constexpr bool largest_of_convolution(const X&, const T*, T*, const Winners&, Portable) {
    return false;
}

} // namespace kernel
} // namespace nervelet

#endif
