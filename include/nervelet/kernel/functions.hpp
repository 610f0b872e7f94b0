// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_FUNCTIONS_HPP
#define NERVELET_KERNEL_FUNCTIONS_HPP

namespace nervelet {
namespace kernel {

/// Functions of which a target may have a form of its own for many numbers: Function::Known of what transform() gets.
/// Unknown: none, it is computed number by number.
struct Unknown {};
struct KnownSigmoid : Unknown {}; ///< math::sigmoid
struct KnownTanh : Unknown {};    ///< math::tanh

} // namespace kernel
} // namespace nervelet

#endif
