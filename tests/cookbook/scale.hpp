// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_SCALE_HPP
#define NERVELET_TESTS_COOKBOOK_SCALE_HPP

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

/// y_k = s_k x_k with a parameter s_k for each input. dJ/ds_k = sum_n x_nk dJ/dy_nk, dJ/dx_k = s_k dJ/dy_k.
struct Scale {
    template <class T, class InputShape>
    struct Layer {
        using Activation = nn::Identity;
        using output_shape = InputShape;
        static constexpr std::size_t outputs = InputShape::size;
        static constexpr std::size_t weight_rows = 1; // how weights<Index>() shows the parameters
        static constexpr std::size_t weight_columns = outputs;
        static constexpr std::size_t parameter_count = outputs;

        using Scratch = std::array<T, outputs>; // what inference writes to
        struct Tape {                           // what training keeps of an example
            std::array<T, outputs> output;
            std::array<T, outputs> gradient;
        };

        template <class Initializer>
        static constexpr void initialize(T* parameters, nn::Random&) {
            for (std::size_t k = 0; k < outputs; ++k) {
                parameters[k] = T(1);
            }
        }

        template <class X>
        static constexpr const T* infer(const T* parameters, const X& x, Scratch& y) {
            for (std::size_t k = 0; k < outputs; ++k) {
                y[k] = parameters[k] * x[k];
            }
            return y.data();
        }

        template <class X, class Generator>
        static constexpr const T* forward(const T* parameters, const X& x, Tape& tape, Generator&) {
            for (std::size_t k = 0; k < outputs; ++k) {
                tape.gradient[k] = T(1); // the layer above multiplies dJ/dy into it
            }
            return infer(parameters, x, tape.output);
        }

        template <class Below>
        static constexpr T* held(Tape& tape, const Below&) {
            return tape.gradient.data();
        }

        static constexpr void settle(Tape&) {}

        /// Multiplies dJ/dx into what the layer below holds.
        static constexpr void backward(const T* parameters, const Tape& tape, T* below) {
            for (std::size_t k = 0; k < outputs; ++k) {
                below[k] *= parameters[k] * tape.gradient[k];
            }
        }

        template <class X>
        static constexpr const T* output(const Tape& tape, const X&) {
            return tape.output.data();
        }

        /// Hands every gradient, times visit.scale(), to visit(index, gradient).
        template <class Inputs, class Tapes, class Count, class Visitor>
        static constexpr void gradient(const Inputs& x, const Tapes& tapes, Count count, std::size_t first,
                                       Visitor& visit) {
            for (std::size_t k = 0; k < outputs; ++k) {
                T sum = T(0);
                for (std::size_t n = 0; n < count; ++n) {
                    sum += x(n)[k] * tapes(n).gradient[k];
                }
                visit(first + k, visit.scale() * sum);
            }
        }

        /// At least the squared norm of the gradient; exactly it for one example.
        template <class Inputs, class Tapes, class Count>
        static constexpr T squared_norm_bound(const Inputs& x, const Tapes& tapes, Count count) {
            T sum = T(0);
            for (std::size_t n = 0; n < count; ++n) {
                for (std::size_t k = 0; k < outputs; ++k) {
                    const T gradient = x(n)[k] * tapes(n).gradient[k];
                    sum += gradient * gradient * T(static_cast<std::int32_t>(count));
                }
            }
            return sum;
        }
    };
};

#endif
