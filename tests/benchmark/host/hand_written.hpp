// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_HOST_HAND_WRITTEN_HPP
#define NERVELET_TESTS_BENCHMARK_HOST_HAND_WRITTEN_HPP

#include <array>
#include <cmath>
#include <cstddef>

#include "hand_written_functions.hpp"

// Clang unrolls short rows and then looks for vectors down the columns, with gather and scatter, five times as slow.
#if defined(__clang__)
#define NERVELET_ROW_BY_ROW _Pragma("clang loop vectorize(disable)")
#else
#define NERVELET_ROW_BY_ROW
#endif

// What a good C++ programmer writes by hand for two layers: std::array, one weight row an input ([in][out]), so that
// the compiler finds vectors in the inner loops; gradient and update in one pass; std::exp and std::tanh. What many
// rows share is held in a local array, where the compiler knows that nothing else points at it.

template <std::size_t In, std::size_t Hidden, std::size_t Out, class Functions>
struct HandWritten {
    using Input = std::array<float, In>;
    using Target = typename Functions::Target;

    struct Parameters {
        std::array<std::array<float, Hidden>, In> w1;
        std::array<float, Hidden> b1;
        std::array<std::array<float, Out>, Hidden> w2;
        std::array<float, Out> b2;
    };

    Parameters parameters, mean, variance, gradient; // the last three for Adam and batches
    std::array<float, Hidden> h, below;
    std::array<float, Out> y; // after backward(): delta
    float beta1_power, beta2_power;

    /// Takes the parameters of a network of nervelet, which lie in the same order, and forgets everything else.
    void begin(const float* from) {
        for (auto& row : parameters.w1) {
            from = copy(from, row);
        }
        from = copy(from, parameters.b1);
        for (auto& row : parameters.w2) {
            from = copy(from, row);
        }
        copy(from, parameters.b2);
        mean = variance = Parameters{};
        beta1_power = beta2_power = 1.0f;
    }

    void forward(const Input& x) {
        std::array<float, Hidden> z = parameters.b1;
        NERVELET_ROW_BY_ROW
        for (std::size_t i = 0; i < In; ++i) {
            for (std::size_t j = 0; j < Hidden; ++j) {
                z[j] += x[i] * parameters.w1[i][j];
            }
        }
        for (std::size_t j = 0; j < Hidden; ++j) {
            h[j] = Functions::hidden(z[j]);
        }
        std::array<float, Out> sum = parameters.b2;
        NERVELET_ROW_BY_ROW
        for (std::size_t i = 0; i < Hidden; ++i) {
            for (std::size_t j = 0; j < Out; ++j) {
                sum[j] += h[i] * parameters.w2[i][j];
            }
        }
        Functions::output(sum);
        y = sum;
    }

    float backward(const Input& x, Target target) {
        forward(x);
        const float loss = Functions::delta(y, target);
        for (std::size_t i = 0; i < Hidden; ++i) {
            float sum = 0.0f;
            for (std::size_t j = 0; j < Out; ++j) {
                sum += parameters.w2[i][j] * y[j];
            }
            below[i] = sum * Functions::slope(h[i]);
        }
        return loss;
    }

    float step(const Input& x, Target target, float rate) {
        const float loss = backward(x, target);
        subtract(parameters.w2, parameters.b2, h, y, rate);
        subtract(parameters.w1, parameters.b1, x, below, rate);
        return loss;
    }

    float adam(const Input& x, Target target, float rate) {
        const float loss = backward(x, target);
        beta1_power *= 0.9f;
        beta2_power *= 0.999f;
        const float correction = std::sqrt(1.0f - beta2_power);
        const Moments moments{rate * correction / (1.0f - beta1_power), 1e-8f * correction};
        const std::array<float, Out> upper = y;
        const std::array<float, Hidden> lower = below;
        NERVELET_ROW_BY_ROW
        for (std::size_t i = 0; i < Hidden; ++i) {
            moments.row(parameters.w2[i], mean.w2[i], variance.w2[i], h[i], upper);
        }
        moments.row(parameters.b2, mean.b2, variance.b2, 1.0f, upper);
        NERVELET_ROW_BY_ROW
        for (std::size_t i = 0; i < In; ++i) {
            moments.row(parameters.w1[i], mean.w1[i], variance.w1[i], x[i], lower);
        }
        moments.row(parameters.b1, mean.b1, variance.b1, 1.0f, lower);
        return loss;
    }

    /// One step on the mean over a batch.
    template <std::size_t Count>
    float step(const std::array<Input, Count>& xs, const std::array<Target, Count>& targets, float rate) {
        float loss = 0.0f;
        gradient = Parameters{};
        for (std::size_t n = 0; n < Count; ++n) {
            loss += backward(xs[n], targets[n]);
            subtract(gradient.w2, gradient.b2, h, y, -1.0f / static_cast<float>(Count));
            subtract(gradient.w1, gradient.b1, xs[n], below, -1.0f / static_cast<float>(Count));
        }
        subtract(parameters.w2, gradient.w2, rate);
        subtract(parameters.b2, gradient.b2, rate);
        subtract(parameters.w1, gradient.w1, rate);
        subtract(parameters.b1, gradient.b1, rate);
        return loss / static_cast<float>(Count);
    }

private:
    struct Moments {
        float rate, epsilon;

        template <std::size_t Size>
        void row(std::array<float, Size>& w, std::array<float, Size>& m, std::array<float, Size>& v, float x,
                 const std::array<float, Size>& delta) const {
            for (std::size_t j = 0; j < Size; ++j) {
                const float g = x * delta[j];
                m[j] = 0.9f * m[j] + 0.1f * g;
                v[j] = 0.999f * v[j] + 0.001f * g * g;
                w[j] -= rate * m[j] / (std::sqrt(v[j]) + epsilon);
            }
        }
    };

    template <std::size_t Size>
    static const float* copy(const float* from, std::array<float, Size>& to) {
        for (float& value : to) {
            value = *from++;
        }
        return from;
    }

    template <std::size_t Rows, std::size_t Columns>
    static void subtract(std::array<std::array<float, Columns>, Rows>& w, std::array<float, Columns>& b,
                         const std::array<float, Rows>& x, const std::array<float, Columns> delta, float rate) {
        NERVELET_ROW_BY_ROW
        for (std::size_t i = 0; i < Rows; ++i) {
            const float change = rate * x[i];
            for (std::size_t j = 0; j < Columns; ++j) {
                w[i][j] -= change * delta[j];
            }
        }
        subtract(b, delta, rate);
    }

    template <std::size_t Size>
    static void subtract(std::array<float, Size>& w, const std::array<float, Size>& g, float rate) {
        for (std::size_t j = 0; j < Size; ++j) {
            w[j] -= rate * g[j];
        }
    }

    template <std::size_t Rows, std::size_t Columns>
    static void subtract(std::array<std::array<float, Columns>, Rows>& w,
                         const std::array<std::array<float, Columns>, Rows>& g, float rate) {
        for (std::size_t i = 0; i < Rows; ++i) {
            subtract(w[i], g[i], rate);
        }
    }
};

#endif
