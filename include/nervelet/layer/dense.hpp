// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_DENSE_HPP
#define NERVELET_LAYER_DENSE_HPP

#include <cstddef>

#include "../activation/identity.hpp"
#include "../scalar/fixed.hpp"
#include "activated.hpp"
#include "base/fixed_dense.hpp"
#include "base/fixed_softmax.hpp"

namespace nervelet {

namespace detail {

template <std::size_t Units>
constexpr auto check_units() {
    static_assert(Units > 0, "Dense<Units, Activation>: expected at least one unit, got Dense<0>.");
    return Shape<(Units > 0 ? Units : 1)>{};
}

} // namespace detail

/// a = f(x W + b): every unit sees every input. x: Inputs, W: Inputs x Units, b and a: Units.
/// dJ/dz = f'(z) (.) dJ/da, dJ/dW = x^T dJ/dz, dJ/db = dJ/dz, dJ/dx = W dJ/dz.
/// Parameters: W row after row ([in][out]; of 16 bits [out][in]), then b. Source: General feed forward neural networks,
/// eq. 1.1 and 4.2.
template <std::size_t Units, class Activation = Identity>
struct Dense {
    template <class Other>
    using WithActivation = Dense<Units, Other>;

    template <class T, class InputShape>
    struct Layer;
};

template <std::size_t Units, class ActivationType>
template <class T, class InputShape>
struct Dense<Units, ActivationType>::Layer
    : Activated<Layer<T, InputShape>, T, decltype(detail::check_units<Units>()), ActivationType> {
    using Base = Activated<Layer, T, decltype(detail::check_units<Units>()), ActivationType>;
    using Base::outputs;
    using typename Base::Tape;
    static constexpr std::size_t inputs = InputShape::size;
    static constexpr std::size_t weight_rows = inputs;
    static constexpr std::size_t weight_columns = outputs;
    static constexpr std::size_t parameter_count = inputs * outputs + outputs;
    static constexpr bool is_affine = true;

    /// z = x W + b.
    template <class X>
    static constexpr void logits(const T* parameters, const X& x, T* z) {
        kernel::affine<inputs, outputs>(x, parameters, z);
    }

    template <class Batch>
    static constexpr void logits_batch(const T* parameters, const Batch& batch) {
        kernel::affine_batch<inputs, outputs>(batch, parameters);
    }

    /// dJ/dx = W dJ/dz.
    template <class GradientBelow>
    static constexpr void backward(const T* parameters, const Tape& tape, const GradientBelow& below) {
        detail::give_dots<inputs, outputs>(parameters, tape.gradient.data(), below);
    }

    template <class Batch>
    static constexpr void backward_batch(const T* parameters, const Batch& batch) {
        detail::give_dots_of_batch<inputs, outputs>(parameters, batch, batch.below(0));
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        kernel::outer_product<T, inputs, outputs>(batch, first, visit);
    }

    /// (sum_n ||x_n||^2 + 1) (sum_n ||dJ/dz_n||^2), by Cauchy and Schwarz. One example's gradient has rank one, and
    /// then it is its squared norm.
    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        T input_norm = kernel::squared_norm<inputs>(batch.x(0)) + T(1);
        T delta_norm = kernel::squared_norm<outputs>(batch.delta(0));
        for (std::size_t n = 1; n < batch.count(); ++n) {
            input_norm += kernel::squared_norm<inputs>(batch.x(n)) + T(1);
            delta_norm += kernel::squared_norm<outputs>(batch.delta(n));
        }
        return input_norm * delta_norm;
    }
};

/// In 16 bits, see scalar/fixed.hpp: W is kept output after output ([out][in]).
template <std::size_t Units, class ActivationType>
template <int WeightBits, int ActivationBits, class InputShape>
struct Dense<Units, ActivationType>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : detail::FixedDense<
          typename Dense<Units, ActivationType>::template Layer<Fixed<WeightBits, ActivationBits>, InputShape>,
          Fixed<WeightBits, ActivationBits>, InputShape::size, decltype(detail::check_units<Units>()),
          typename decltype(detail::check_activation<ActivationType>())::type> {};

} // namespace nervelet

#endif
