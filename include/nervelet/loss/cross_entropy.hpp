// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LOSS_CROSS_ENTROPY_HPP
#define NERVELET_LOSS_CROSS_ENTROPY_HPP

#include <cstddef>

#include "../core/math/exp.hpp"
#include "../core/math/log.hpp"
#include "../kernel/kernels.hpp"
#include "base.hpp"
#include "base/clamped_log.hpp"
#include "base/target_sum.hpp"

namespace nervelet {

struct Softmax;

/// L = -sum_j t_j log a_j; the targets are a distribution over the classes, or one class (Label).
/// After Softmax it is computed from the logits z: L = sum_j t_j (log sum_i exp(z_i) - z_j), dL/dz = a - t (for targets
/// that sum to 1), which is accurate and finite for outputs of exactly 0 and 1, too.
/// Source: Feedforward Neural Networks in Depth; torch.nn.CrossEntropyLoss.
struct CrossEntropy : ElementwiseLoss {
    using logits_of = Softmax;

    /// The last layer's activation must have is_distribution.
    template <class Activation>
    struct Requires {
        static_assert(Activation::is_distribution,
                      "CrossEntropy expects outputs that sum to 1; the last layer's activation does not promise that. "
                      "Use Softmax in the last layer, or BinaryCrossEntropy after Sigmoid. "
                      "An activation of your own promises it with is_distribution (see activation/softmax.hpp).");
    };

    /// The term of one output.
    template <class T>
    static constexpr T value(T output, T target) {
        return target == T(0) ? T(0) : -target * detail::clamped_log(output);
    }

    /// The derivative of value by the output.
    template <class T>
    static constexpr T slope(T output, T target) {
        return -target / (output < T(1e-12) ? T(1e-12) : output);
    }

    /// The loss of one example from its logits; gradient = scale (a sum(t) - t).
    template <std::size_t Size, class T, class Target>
    static constexpr T from_logits(const T* logits, const Target& target, T scale, T* gradient) {
        T largest = logits[0];
        for (std::size_t j = 1; j < Size; ++j) {
            largest = logits[j] > largest ? logits[j] : largest;
        }
        T score = T(0);
        T sum = T(0);
        for (std::size_t j = 0; j < Size; ++j) {
            gradient[j] = logits[j] - largest;
            score += target[j] * gradient[j];
            if (!kernel::transforms_in_lanes<T>()) { // in one loop, which takes less flash
                gradient[j] = math::exp_or_zero(gradient[j]);
                sum += gradient[j];
            }
        }
        if (kernel::transforms_in_lanes<T>()) {
            sum = kernel::transform_and_sum<Size>(Exponential{}, gradient);
        }
        const T mass = detail::TargetSum<Target, Size>::of(target);
        const T share = mass / sum;
        for (std::size_t j = 0; j < Size; ++j) {
            gradient[j] = scale * (gradient[j] * share - target[j]);
        }
        return mass * math::log_of_normal(sum) - score; // 1 <= sum <= Size, or score is NaN
    }

private:
    /// e^x of x <= 0.
    struct Exponential {
        static constexpr bool takes_lanes = true;

        template <class Number>
        constexpr Number operator()(Number x) const {
            return math::exp_or_zero(x);
        }
    };
};

} // namespace nervelet

#endif
