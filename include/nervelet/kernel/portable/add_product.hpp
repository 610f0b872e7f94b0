// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_PORTABLE_ADD_PRODUCT_HPP
#define NERVELET_KERNEL_PORTABLE_ADD_PRODUCT_HPP

#include "../../core/math/classify.hpp"
#include "../soft/add_product.hpp"
#include "block.hpp"

namespace nervelet {
namespace kernel {

/// z += x W, z[j] summed over k in ascending order: begun with a bias, the same bits as affine(). W is Rows x Columns,
/// row after row; x is anything with x[k]; z has Columns numbers; rows whose x[k] is zero are skipped.
template <class T, std::size_t Rows, std::size_t Columns, class X>
struct AddProduct {
    const X& x;
    const T* weights;
    T* z;

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        T sum[] = {z[first + Index]...};
        for (std::size_t k = 0; k < Rows; ++k) {
            const T value = x[k];
            if (!math::is_zero(value)) {
                const T* row = weights + k * Columns + first;
                const T unrolled[] = {(sum[Index] += value * row[Index])...};
                static_cast<void>(unrolled);
            }
        }
        const T unrolled[] = {(z[first + Index] = sum[Index])...};
        static_cast<void>(unrolled);
    }
};

template <std::size_t Rows, std::size_t Columns, class T, class X>
constexpr void add_product(const X& x, const T* weights, T* z) {
    Blocks<Columns>::for_each(AddProduct<T, Rows, Columns, X>{x, weights, z});
}

#if defined(NERVELET_HAS_SOFT)
template <std::size_t Rows, std::size_t Columns, class X>
constexpr void add_product(const X& x, const float* weights, float* z) {
    if (math::constant_evaluated()) {
        add_product<Rows, Columns, float, X>(x, weights, z);
        return;
    }
    for (std::size_t k = 0; k < Rows; ++k) {
        const float value = x[k];
        if (!math::is_zero(value)) {
            soft::add_product(z, value, weights + k * Columns, Columns);
        }
    }
}
#endif

} // namespace kernel
} // namespace nervelet

#endif
