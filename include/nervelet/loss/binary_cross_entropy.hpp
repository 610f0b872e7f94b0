// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LOSS_BINARY_CROSS_ENTROPY_HPP
#define NERVELET_LOSS_BINARY_CROSS_ENTROPY_HPP

#include <cstddef>

#include "../core/math/exp.hpp"
#include "../core/math/log1p.hpp"
#include "../core/math/sigmoid.hpp"
#include "base.hpp"
#include "base/clamped_log.hpp"

namespace nervelet {

struct Sigmoid;

/// L = 1/O sum_j -(t_j log a_j + (1 - t_j) log(1 - a_j)) over the O outputs; targets in [0, 1].
/// After Sigmoid it is computed from the logits z: L = 1/O sum_j max(z, 0) - z t + log(1 + exp(-|z|)), dL/dz = (a - t)
/// / O, which is accurate and finite for outputs of exactly 0 and 1, too. After another activation with outputs in [0,
/// 1] the logarithms are clamped to -100 and the denominator of the slope to 1e-12, as in torch.nn.BCELoss. Source:
/// Multi-layer Perceptrons: back-propagation derivation, section 2.
struct BinaryCrossEntropy : ElementwiseLoss {
    using logits_of = Sigmoid;
    static constexpr bool is_mean = true;

    /// The last layer's activation must have is_probability.
    template <class Activation>
    struct Requires {
        static_assert(
            Activation::is_probability,
            "BinaryCrossEntropy expects outputs in [0, 1]; the last layer's activation does not promise that. "
            "Use Sigmoid in the last layer, or another loss, such as MeanSquaredError. "
            "An activation of your own promises it with is_probability (see activation/hardsigmoid.hpp).");
    };

    /// The term of one output.
    template <class T>
    static constexpr T value(T output, T target) {
        return -(target * detail::clamped_log(output) + (T(1) - target) * detail::clamped_log(T(1) - output));
    }

    /// The derivative of value by the output.
    template <class T>
    static constexpr T slope(T output, T target) {
        const T width = output * (T(1) - output);
        return (output - target) / (width < T(1e-12) ? T(1e-12) : width);
    }

    /// The loss of one example from its logits, before the mean over outputs; gradient = scale (a - t).
    template <std::size_t Size, class T, class Target>
    static constexpr T from_logits(const T* logits, const Target& target, T scale, T* gradient) {
        T sum = T(0);
        for (std::size_t j = 0; j < Size; ++j) {
            const T z = logits[j];
            const T t = target[j];
            const T e = math::exp(-math::absolute(z));
            sum += (z > T(0) ? z : T(0)) - z * t + math::log1p(e);
            gradient[j] = scale * (math::sigmoid_of_exp(z, e) - t);
        }
        return sum;
    }
};

} // namespace nervelet

#endif
