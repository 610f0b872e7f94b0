// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_BIAS_ONLY_RECURRENT_HPP
#define NERVELET_LAYER_BASE_BIAS_ONLY_RECURRENT_HPP

#include <cstddef>
#include <cstdint>

#include "../../kernel/kernels.hpp"
#include "bias_of_frozen.hpp"
#include "gradient_below.hpp"
#include "recurrent_adapter.hpp"
#include "steps_of_batch.hpp"

namespace nervelet {

namespace detail {

/// z = x W + b with constant W, one of a recurrent layer's products: b learns.
template <class T, class Product>
struct BiasOnlyProduct : BiasOfFrozen<ProductAdapter<BiasOnlyProduct<T, Product>, T, Product>, T, Product> {
    using Base = BiasOfFrozen<ProductAdapter<BiasOnlyProduct, T, Product>, T, Product>;
    using Base::columns;
    using Base::inputs;

    template <class X>
    static constexpr void sums(const T* bias, const X& x, T* z) {
        for (std::size_t j = 0; j < columns; ++j) {
            z[j] = bias[j];
        }
        kernel::add_product<inputs, columns>(x, Product::constants(), z);
    }

    template <class GradientBelow>
    static constexpr void give(const T*, const T* delta, const GradientBelow& below) {
        give_dots<inputs, columns>(Product::constants(), delta, below);
    }

    template <class Steps>
    static constexpr void give_of_batch(const T*, const Steps& steps) {
        give_dots_of_batch<inputs, columns>(Product::constants(), steps, steps.below(0));
    }

    /// dJ/db = sum_t delta_t, scaled after it is summed, as all of the gradient of a recurrent layer.
    template <class Steps, class Visitor>
    static constexpr void gradient(const Steps& steps, std::size_t first, Visitor& visit) {
        kernel::ScaleSum<T, Visitor> scaled{visit};
        kernel::outer_product_row<T, columns>(kernel::BiasOfBatch<T, Steps>{steps, T(1)}, 0, first, scaled);
    }
};

template <class T>
struct BiasOnlyProductOf {
    template <class Product>
    using Adapted = BiasOnlyProduct<T, Product>;
};

/// A recurrent layer whose W and U are constant: b and c, in RAM, are all that learns, through all steps. To the bit
/// what the layer with these biases computes, and what its biases learn.
template <class T, class Frozen>
struct BiasOnlyRecurrent
    : RecurrentAdapter<BiasOnlyRecurrent<T, Frozen>, T, Frozen, BiasOnlyProductOf<T>::template Adapted,
                       BiasOnlyProductOf<T>::template Adapted> {
    using Base = RecurrentAdapter<BiasOnlyRecurrent, T, Frozen, BiasOnlyProductOf<T>::template Adapted,
                                  BiasOnlyProductOf<T>::template Adapted>;
    using typename Base::InputWeights;
    using typename Base::StateWeights;

    template <class Batch>
    static constexpr void backward_batch(const T* bias, const Batch& batch) {
        InputWeights::give_of_batch(bias, inputs_of_steps<BiasOnlyRecurrent>(batch));
        give_zeros_behind<BiasOnlyRecurrent>(batch);
    }

    template <class Batch, class Visitor>
    static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
        InputWeights::gradient(inputs_of_steps<BiasOnlyRecurrent>(batch), first, visit);
        StateWeights::gradient(states_of_steps<BiasOnlyRecurrent>(batch), first + InputWeights::parameter_count, visit);
    }

    /// ||sum_t delta_t||^2 <= steps sum_t ||delta_t||^2, of both products, of which that of the states has no larger
    /// deltas.
    template <class Batch>
    static constexpr T squared_norm_bound(const Batch& batch) {
        const auto all = inputs_of_steps<BiasOnlyRecurrent>(batch);
        T sum = T(0);
        for (std::size_t q = 0; q < all.count(); ++q) {
            sum += kernel::squared_norm<Base::columns>(all.delta(q));
        }
        return T(2) * sum * T(static_cast<std::int32_t>(all.count()));
    }
};

} // namespace detail

} // namespace nervelet

#endif
