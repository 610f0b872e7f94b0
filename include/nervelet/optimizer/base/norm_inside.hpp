// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_BASE_NORM_INSIDE_HPP
#define NERVELET_OPTIMIZER_BASE_NORM_INSIDE_HPP

#include <type_traits>

namespace nervelet {

namespace detail {

/// The norm that an optimizer inside of a wrapper gets which changes each number of the gradient: nobody knows it, as
/// the gradient is changed where it is used up. It can be handed on but not called.
template <class T>
struct NormInside {
    constexpr T operator()() const {
        static_assert(!std::is_same<T, T>::value,
                      "WeightDecay<Optimizer>, ClipByValue<Optimizer>: expected an Optimizer that does not ask for the "
                      "norm of the gradient, because these two change the gradient first. Put ClipByNorm outside: "
                      "ClipByNorm<WeightDecay<SGD<T>>> cuts, then decays, as PyTorch does.");
        return T(0);
    }
};

/// The norm of a gradient after each of its numbers was multiplied by scale.
template <class Norm, class T>
struct ScaledNorm {
    const Norm& norm;
    T scale;
    constexpr T operator()() const { return norm() * scale; }
};

/// Whether a norm is below a limit, as far as it is known without calling it. Norms that know something have an
/// overload.
template <class Norm, class T>
constexpr bool is_surely_below(const Norm&, T) {
    return false;
}

} // namespace detail

} // namespace nervelet

#endif
