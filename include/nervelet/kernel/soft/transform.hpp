// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_TRANSFORM_HPP
#define NERVELET_KERNEL_SOFT_TRANSFORM_HPP

#include "../../core/math/sigmoid.hpp"
#include "../../core/math/tanh.hpp"
#include "../functions.hpp"
#include "../portable/transform.hpp"
#include "exp.hpp"

#if defined(NERVELET_HAS_SOFT)

namespace nervelet {
namespace kernel {
namespace soft {

/// |x| <= limit, false for NaN: as integers.
inline bool is_within(float x, float limit) {
    return math::to_bits(x) << 1 <= math::to_bits(limit) << 1;
}

/// math::sigmoid_of_exp(), whose sum has a usual exponent.
inline float sigmoid_of_exp(float x, float e) {
    const float sum = 1.0f + e;
    const float lost = e - (sum - 1.0f);
    const Single y = Single(x < 0.0f ? e : 1.0f) / sum;
    return add_one_product(float(y), -float(y), lost);
}

/// At most most_exponents numbers.
__attribute__((noinline)) inline void sigmoid_of_few(float* values, std::size_t count) {
    float e[most_exponents];
    bool are_normal = true;
    for (std::size_t j = 0; j < count; ++j) {
        e[j] = -math::absolute(values[j]);
        are_normal = are_normal && is_within(e[j], math::ExpSeries<float>::normal);
    }
    if (are_normal) {
        exp_of_each(e, count);
    }
    for (std::size_t j = 0; j < count; ++j) {
        values[j] = are_normal ? sigmoid_of_exp(values[j], e[j]) : math::sigmoid(values[j]);
    }
}

/// values[j] = math::sigmoid(values[j]).
inline void transform(float* values, std::size_t count, KnownSigmoid) {
    for (std::size_t j = 0; j < count; j += most_exponents) {
        sigmoid_of_few(values + j, count - j < most_exponents ? count - j : most_exponents);
    }
}

/// math::tanh(x).
__attribute__((noinline)) inline float tanh(float x) {
    using Series = math::TanhSeries<float>;
    float magnitude = math::absolute(x);
    if (is_within(x, 0.625f)) {
        const float square = float(Single(magnitude) * magnitude);
        const float quotient = polynomial(Series::coefficients(), square);
        return math::copysign(add_one_product(magnitude, float(Single(magnitude) * square), quotient), x);
    }
    if (!is_within(x, Series::saturated)) {
        return math::tanh(x);
    }
    magnitude += magnitude;
    exp_of_each(&magnitude, 1);
    return math::copysign(1.0f - float(2.0f / Single(magnitude + 1.0f)), x);
}

/// values[j] = math::tanh(values[j]).
inline void transform(float* values, std::size_t count, KnownTanh) {
    for (std::size_t j = 0; j < count; ++j) {
        values[j] = soft::tanh(values[j]);
    }
}

} // namespace soft

/// Of a function that is known here.
template <std::size_t Size, class Function>
inline auto transform(const Function&, float* values, Soft)
    -> decltype(soft::transform(values, Size, typename Function::Known{})) {
    soft::transform(values, Size, typename Function::Known{});
}

} // namespace kernel
} // namespace nervelet

#endif

#endif
