// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_CIRCULAR_CONV1D_HPP
#define NERVELET_TESTS_COOKBOOK_CIRCULAR_CONV1D_HPP

#include <nervelet/layer/shared_rows.hpp>
#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

/// A convolution around a circle, such as the angles of a shaft or the hours of a day, where the first position follows
/// the last: a[p][j] = f(b[j] + sum_k sum_c x[(p + k) mod Length][c] W[k][c][j]) for Filters filters over windows of
/// Width of Length x Channels numbers, channels last. PyTorch: Conv1d(padding_mode="circular").
template <std::size_t Filters, std::size_t Width, class Activation>
struct CircularConv1D {
    template <class T, class InputShape>
    struct Layer;

    template <class T, std::size_t Length, std::size_t Channels>
    struct Layer<T, nn::Shape<Length, Channels>>
        : nn::SharedRows<Layer<T, nn::Shape<Length, Channels>>, T, nn::Shape<Length, Filters>, Activation> {
        static_assert(Width > 0 && Width <= Length, "CircularConv1D: expected a window no longer than the circle");
        static constexpr std::size_t positions = Length;
        static constexpr std::size_t weight_rows = Width * Channels;
        static constexpr std::size_t weight_columns = Filters;
        static constexpr std::size_t parameter_count = (weight_rows + 1) * Filters;

        /// Number k of the window is that of step p + k / Channels, which may lie behind the end.
        template <class X>
        struct Window {
            X x;
            std::size_t first;
            constexpr T operator[](std::size_t k) const {
                const std::size_t number = first + k;
                return x[number < Length * Channels ? number : number - Length * Channels];
            }
        };

        template <class X>
        static constexpr Window<X> patch(const X& x, std::size_t p) {
            return Window<X>{x, p * Channels};
        }

        /// dJ/dx[i][c] = sum_k W[k][c][:] . dJ/dz[(i - k) mod Length][:].
        template <class Tape, class GradientBelow>
        static constexpr void backward(const T* parameters, const Tape& tape, const GradientBelow& below) {
            for (std::size_t i = 0; i < Length * Channels; ++i) {
                if (below.wants(i)) {
                    T sum = T(0);
                    for (std::size_t k = 0; k < Width; ++k) {
                        const std::size_t p = (i / Channels + Length - k) % Length;
                        sum += nn::kernel::dot<Filters>(parameters + (k * Channels + i % Channels) * Filters,
                                                        tape.gradient.data() + p * Filters);
                    }
                    below.take(i, sum);
                }
            }
        }
    };
};

#endif
