// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LOSS_HUBER_HPP
#define NERVELET_LOSS_HUBER_HPP

#include <cstddef>

#include "base.hpp"

namespace nervelet {

/// With e = a - t: L = 1/O sum_j of e^2 / 2 if |e| <= d, else d (|e| - d/2), where d = Percent / 100.
/// dL/da = (e clamped to [-d, d]) / O. Source: Huber 1964, torch.nn.HuberLoss.
template <int Percent>
struct HuberWith : ElementwiseLoss {
    static constexpr bool is_mean = true;

    /// The term of one output.
    template <class T>
    static constexpr T value(T output, T target) {
        const T error = output - target;
        const T size = error < T(0) ? -error : error;
        return size <= delta<T>() ? error * error / T(2) : delta<T>() * (size - delta<T>() / T(2));
    }

    /// The derivative of value by the output.
    template <class T>
    static constexpr T slope(T output, T target) {
        const T error = output - target;
        return error > delta<T>() ? delta<T>() : error < -delta<T>() ? -delta<T>() : error;
    }

private:
    template <class T>
    static constexpr T delta() {
        static_assert(Percent > 0,
                      "HuberWith<Percent>: expected a positive delta, in hundredths, such as HuberWith<100>.");
        return T(Percent) / T(100);
    }
};

/// Huber loss with PyTorch's default, d = 1.
using Huber = HuberWith<100>;

} // namespace nervelet

#endif
