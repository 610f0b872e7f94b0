// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_ONE_EXAMPLE_HPP
#define NERVELET_KERNEL_ONE_EXAMPLE_HPP

#include <cstddef>

namespace nervelet {
namespace kernel {

/// How many examples there are, where that is known at compile time: one.
struct OneExample {
    constexpr operator std::size_t() const { return 1; }
};

} // namespace kernel
} // namespace nervelet

#endif
