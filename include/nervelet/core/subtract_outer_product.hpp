// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_CORE_SUBTRACT_OUTER_PRODUCT_HPP
#define NERVELET_CORE_SUBTRACT_OUTER_PRODUCT_HPP

#include "block.hpp"
#include "math/bits.hpp"
#include "vfp/subtract_outer_product.hpp"

namespace nervelet {

/// W[k][:] -= (x[k] scale) delta, b -= scale delta: the whole update of gradient descent on one example. W is Rows x
/// Columns, row after row, and b lies behind it; x is anything with x[k]; delta has Columns numbers; rows whose x[k] is
/// zero stay as they are.
template <class T, std::size_t Rows, std::size_t Columns, class X>
struct SubtractOuterProduct {
    const X& x;
    T scale;
    const T* delta;
    T* weights;

    template <std::size_t... Index>
    constexpr void operator()(std::size_t first, std::index_sequence<Index...>) const {
        const T held[] = {delta[first + Index]...};
        T* row = weights + first;
        for (std::size_t k = 0; k < Rows; ++k) {
            const T value = x[k];
            if (value != T(0)) {
                const T factor = value * scale;
                const T unrolled[] = {(row[k * Columns + Index] -= factor * held[Index])...};
                static_cast<void>(unrolled);
            }
        }
        const T unrolled[] = {(row[Rows * Columns + Index] -= scale * held[Index])...};
        static_cast<void>(unrolled);
    }
};

template <std::size_t Rows, std::size_t Columns, class T, class X>
constexpr void subtract_outer_product(const X& x, T scale, const T* delta, T* weights) {
    Blocks<Columns>::for_each(SubtractOuterProduct<T, Rows, Columns, X>{x, scale, delta, weights});
}

#if defined(NERVELET_HAS_VFP)
template <std::size_t Rows, std::size_t Columns>
struct SubtractOuterProductOnVfp {
    const float* x;
    float scale;
    const float* delta;
    float* weights;

    template <std::size_t... Index>
    void operator()(std::size_t first, std::index_sequence<Index...>) const {
        vfp::subtract_outer_product<sizeof...(Index)>(x, scale, delta + first, weights + first, Columns * sizeof(float),
                                                      Rows);
    }

    void operator()(std::size_t first, std::index_sequence<0> width) const {
        SubtractOuterProduct<float, Rows, Columns, const float*>{x, scale, delta, weights}(first, width);
    }
};

template <std::size_t Rows, std::size_t Columns>
constexpr void subtract_outer_product(const float* const& x, float scale, const float* delta, float* weights) {
    if (math::constant_evaluated()) {
        subtract_outer_product<Rows, Columns, float, const float*>(x, scale, delta, weights);
    } else {
        Blocks<Columns>::for_each(SubtractOuterProductOnVfp<Rows, Columns>{x, scale, delta, weights});
    }
}
#endif

} // namespace nervelet

#endif
