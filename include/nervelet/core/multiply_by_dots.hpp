// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_MULTIPLY_BY_DOTS_HPP
#define NERVELET_CORE_MULTIPLY_BY_DOTS_HPP

#include "dot.hpp"
#include "math/classify.hpp"
#include "vfp/multiply_by_dots.hpp"
#include "vfp/multiply_by_long_dots.hpp"

namespace nervelet {

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
    multiply_by_dots_portable<Rows, Columns>(weights, vector, product);
}

#if defined(NERVELET_HAS_VFP)
/// By how many columns there are: fewer than 8, for which the portable loop is as good; up to 15; more.
template <std::size_t Columns>
using VfpColumns = std::integral_constant<int, (Columns >= 8) + (Columns > 15)>;

template <std::size_t Rows, std::size_t Columns>
void multiply_by_dots_on_vfp(const float* weights, const float* vector, float* product,
                             std::integral_constant<int, 0>) {
    multiply_by_dots_portable<Rows, Columns>(weights, vector, product);
}

template <std::size_t Rows, std::size_t Columns>
void multiply_by_dots_on_vfp(const float* weights, const float* vector, float* product,
                             std::integral_constant<int, 1>) {
    vfp::multiply_by_dots<Columns>(weights, Rows, vector, product);
}

template <std::size_t Rows, std::size_t Columns>
void multiply_by_dots_on_vfp(const float* weights, const float* vector, float* product,
                             std::integral_constant<int, 2>) {
    vfp::multiply_by_long_dots<>(weights, Rows, Columns, vector, product);
}

template <std::size_t Rows, std::size_t Columns>
constexpr void multiply_by_dots(const float* weights, const float* vector, float* product) {
    if (math::constant_evaluated()) {
        multiply_by_dots_portable<Rows, Columns>(weights, vector, product);
    } else {
        multiply_by_dots_on_vfp<Rows, Columns>(weights, vector, product, VfpColumns<Columns>{});
    }
}
#endif

} // namespace nervelet

#endif
