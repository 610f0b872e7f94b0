// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_MULTIPLY_BY_DOTS_HPP
#define NERVELET_KERNEL_PORTABLE_MULTIPLY_BY_DOTS_HPP

#include "../../core/math/classify.hpp"
#include "../helium/multiply_by_dots.hpp"
#include "../simd/multiply_by_dots.hpp"
#include "../vfp/multiply_by_dots.hpp"
#include "../vfp/multiply_by_long_dots.hpp"
#include "dot.hpp"

namespace nervelet {
namespace kernel {

/// product[k] *= W[k][:] . vector. W is Rows x Columns, row after row. A product that is zero stays zero, and its row
/// is not read: a unit that ReLU has switched off costs nothing.
template <std::size_t Rows, std::size_t Columns, class T>
constexpr void multiply_by_dots_portable(const T* weights, const T* vector, T* product) {
    for (std::size_t k = 0; k < Rows; ++k) {
        if (!math::is_zero(product[k])) {
            product[k] *= Dot<Columns>::of(weights + k * Columns, vector);
        }
    }
}

template <std::size_t Rows, std::size_t Columns, class T>
constexpr void multiply_by_dots(const T* weights, const T* vector, T* product) {
#if defined(NERVELET_HAS_SIMD)
    if (Rows > 1 && !math::constant_evaluated()) {
        simd::multiply_by_dots<Rows, Columns, Dot<Columns>>(weights, vector, product);
        return;
    }
#endif
    multiply_by_dots_portable<Rows, Columns>(weights, vector, product);
}

#if defined(NERVELET_HAS_HELIUM)
template <std::size_t Rows, std::size_t Columns>
constexpr void multiply_by_dots(const float* weights, const float* vector, float* product) {
    constexpr bool fits = Columns <= helium::most_held_columns;
    if (!fits || math::constant_evaluated()) {
        multiply_by_dots_portable<Rows, Columns>(weights, vector, product);
    } else {
        helium::multiply_by_dots<(fits ? Columns : 1)>(weights, Rows, vector, product);
    }
}
#elif defined(NERVELET_HAS_VFP)
template <std::size_t Rows, std::size_t Columns>
constexpr void multiply_by_dots(const float* weights, const float* vector, float* product) {
    constexpr bool fits = vfp::fits_registers(Columns);
    if (Columns < 8 || math::constant_evaluated()) {
        multiply_by_dots_portable<Rows, Columns>(weights, vector, product);
    } else if (fits) {
        vfp::multiply_by_dots<(fits ? Columns : 8)>(weights, Rows, vector, product);
    } else {
        vfp::multiply_by_long_dots<>(weights, Rows, Columns, vector, product);
    }
}
#endif

} // namespace kernel
} // namespace nervelet

#endif
