// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_CONV1D_HPP
#define NERVELET_TESTS_COOKBOOK_CONV1D_HPP

#include <nervelet/layer/shared_rows.hpp>
#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

/// a[p][j] = f(b[j] + sum_k sum_c x[p Stride + k][c] W[k][c][j]): Filters filters over windows of Width steps of a
/// series of Length x Channels numbers, channels last.
template <std::size_t Filters, std::size_t Width, class Activation, std::size_t Stride = 1>
struct Conv1D {
    template <class T, class InputShape>
    struct Layer;

    template <class T, std::size_t Length, std::size_t Channels>
    struct Layer<T, nn::Shape<Length, Channels>>
        : nn::SharedRows<Layer<T, nn::Shape<Length, Channels>>, T, nn::Shape<(Length - Width) / Stride + 1, Filters>,
                         Activation> {
        static constexpr std::size_t positions = (Length - Width) / Stride + 1;
        static constexpr std::size_t weight_rows = Width * Channels;
        static constexpr std::size_t weight_columns = Filters;
        static constexpr std::size_t parameter_count = (weight_rows + 1) * Filters;

        /// Channels last: a window is one stretch of memory.
        static constexpr const T* patch(const T* x, std::size_t p) { return x + p * Stride * Channels; }

        template <class X>
        struct Window {
            X x;
            std::size_t first;
            constexpr T operator[](std::size_t k) const { return x[first + k]; }
        };

        template <class X>
        static constexpr Window<X> patch(const X& x, std::size_t p) {
            return Window<X>{x, p * Stride * Channels};
        }

        /// dJ/dx[i][c] = sum W[k][c][:] . dJ/dz[p][:] over all windows p that see step i as their k-th.
        template <class Tape, class GradientBelow>
        static constexpr void backward(const T* parameters, const Tape& tape, const GradientBelow& below) {
            for (std::size_t i = 0; i < Length * Channels; ++i) {
                if (below.wants(i)) {
                    below.take(i, dot_with_windows(parameters, tape.gradient.data(), i / Channels, i % Channels));
                }
            }
        }

    private:
        static constexpr T dot_with_windows(const T* weights, const T* delta, std::size_t step, std::size_t channel) {
            T sum = T(0);
            const std::size_t first = step < Width ? 0 : (step - Width) / Stride + 1;
            for (std::size_t p = first; p < positions && p * Stride <= step; ++p) {
                const std::size_t row = (step - p * Stride) * Channels + channel;
                sum += nn::kernel::dot<Filters>(weights + row * Filters, delta + p * Filters);
            }
            return sum;
        }
    };
};

#endif
