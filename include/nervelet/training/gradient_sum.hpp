// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_GRADIENT_SUM_HPP
#define NERVELET_TRAINING_GRADIENT_SUM_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include "../core/math/sqrt.hpp"
#include "../optimizer/base/next_parameter.hpp"
#include "gradient_visitor.hpp"

namespace nervelet {
namespace detail {

/// The gradient buffer of an Accumulator: the sum of the gradients of many examples.
template <class T, std::size_t Size>
struct GradientSum {
    std::array<T, Size> numbers{};

    /// The visitor that adds a gradient.
    constexpr AddTo<T, Size> adder() { return AddTo<T, Size>{numbers, T(1)}; }

    constexpr void clear() {
        for (std::size_t i = 0; i < Size; ++i) {
            numbers[i] = T(0);
        }
    }

    /// One step of an optimizer on the mean gradient of so many examples; then the sum is zero.
    template <class Factor, class Optimizer, class State, class Generator>
    constexpr void step(std::array<T, Size>& parameters, const Optimizer& optimizer, std::uint32_t steps,
                        std::uint32_t count, State& state, Generator&) {
        const T mean = T(1) / T(static_cast<std::int32_t>(count));
        const typename Optimizer::Rule rule = optimizer.rule(steps, Norm{numbers, mean});
        for (std::size_t i = 0; i < Size; ++i) {
            parameters[i] = next_parameter(rule, parameters[i], numbers[i] * (mean * rule.scale), state, i);
            numbers[i] = T(0);
        }
    }

private:
    /// The norm of the mean gradient.
    struct Norm {
        const std::array<T, Size>& gradient;
        T mean;

        constexpr T operator()() const {
            T sum = T(0);
            for (std::size_t i = 0; i < Size; ++i) {
                sum += gradient[i] * mean * (gradient[i] * mean);
            }
            return math::sqrt(sum);
        }
    };
};

} // namespace detail
} // namespace nervelet

#endif
