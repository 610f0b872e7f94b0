// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_OPTIMIZER_CLIP_BY_NORM_HPP
#define NERVELET_OPTIMIZER_CLIP_BY_NORM_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "base.hpp"
#include "base/norm_inside.hpp"

namespace nervelet {

/// g *= min(1, maximum_norm / (||g|| + 1e-6)) over all parameters together, then as Optimizer. Of one example the norm
/// is known without forming the gradient, which has rank one in a Dense (||g||^2 = (||x||^2 + 1) ||delta||^2); of a
/// batch, a convolution or a recurrent layer the gradient is formed twice, unless a bound that every step computes says
/// already that nothing is to be cut. It is the outermost wrapper, and what is inside gets the clipped gradient. Usage:
///     template <class T>
///     using MyOptimizer = ClipByNorm<SGD<T>>;
///     Trainer<Net, Loss, MyOptimizer> trainer{net, {{0.1f}, 1.0f}};
/// Source: Pascanu et al. 2013; torch.nn.utils.clip_grad_norm_.
template <class Optimizer>
struct ClipByNorm : Optimizer {
    using T = decltype(Optimizer::learning_rate);
    T maximum_norm; ///< above 0

    /// ClipByNorm<SGD<T>>{{learning_rate}, maximum_norm}.
    constexpr ClipByNorm(const Optimizer& optimizer, T maximum_norm_)
        : Optimizer(optimizer), maximum_norm(maximum_norm_) {}

    /// Whether the hyperparameters can be used; otherwise every step is refused.
    constexpr bool is_valid() const { return Optimizer::is_valid() && maximum_norm > T(0); }

    /// The constants of a step. norm() is the norm of the whole gradient.
    template <class Norm>
    constexpr typename Optimizer::Rule rule(std::uint32_t steps, const Norm& norm) const {
        const T scale = scale_for(norm);
        typename Optimizer::Rule rule = Optimizer::rule(steps, detail::ScaledNorm<Norm, T>{norm, scale});
        rule.scale *= scale;
        return rule;
    }

private:
    /// min(1, maximum_norm / (||g|| + 1e-6)), where it is surely 1 without the norm.
    template <class Norm>
    constexpr T scale_for(const Norm& norm) const {
        using detail::is_surely_below;
        if (is_surely_below(norm, maximum_norm - T(1e-6))) {
            return T(1);
        }
        const T coefficient = maximum_norm / (norm() + T(1e-6));
        return coefficient < T(1) ? coefficient : T(1);
    }
};

} // namespace nervelet

#endif
