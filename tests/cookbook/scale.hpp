// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_SCALE_HPP
#define NERVELET_TESTS_COOKBOOK_SCALE_HPP

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

/// y_k = s_k x_k with a parameter s_k for each input. dJ/ds_k = sum_n x_nk dJ/dy_nk, dJ/dx_k = s_k dJ/dy_k.
struct Scale {
    template <class T, class InputShape>
    struct Layer : nn::Activated<Layer<T, InputShape>, T, InputShape, nn::Identity> {
        static constexpr std::size_t size = InputShape::size;
        static constexpr std::size_t weight_rows = 1; // how weights<Index>() shows the parameters
        static constexpr std::size_t weight_columns = size;
        static constexpr std::size_t parameter_count = size;

        template <class Initializer>
        static constexpr void initialize(T* parameters, nn::Random&) {
            for (std::size_t k = 0; k < size; ++k) {
                parameters[k] = T(1);
            }
        }

        template <class X>
        static constexpr void logits(const T* parameters, const X& x, T* y) {
            for (std::size_t k = 0; k < size; ++k) {
                y[k] = parameters[k] * x[k];
            }
        }

        /// Gives dJ/dx to whatever wants it; tape.gradient is dJ/dy.
        template <class Tape, class GradientBelow>
        static constexpr void backward(const T* parameters, const Tape& tape, const GradientBelow& below) {
            for (std::size_t k = 0; k < size; ++k) {
                below.take(k, parameters[k] * tape.gradient[k]);
            }
        }

        /// Hands every gradient, times visit.scale(), to visit(index, gradient).
        template <class Batch, class Visitor>
        static constexpr void gradient(const Batch& batch, std::size_t first, Visitor& visit) {
            for (std::size_t k = 0; k < size; ++k) {
                T sum = T(0);
                for (std::size_t n = 0; n < batch.count(); ++n) {
                    sum += batch.x(n)[k] * batch.delta(n)[k];
                }
                visit(first + k, visit.scale() * sum);
            }
        }

        /// At least the squared norm of the gradient; of one example it is that.
        template <class Batch>
        static constexpr T squared_norm_bound(const Batch& batch) {
            T sum = T(0);
            for (std::size_t n = 0; n < batch.count(); ++n) {
                for (std::size_t k = 0; k < size; ++k) {
                    const T gradient = batch.x(n)[k] * batch.delta(n)[k];
                    sum += gradient * gradient * T(static_cast<std::int32_t>(std::size_t(batch.count())));
                }
            }
            return sum;
        }
    };
};

#endif
